package dev.ralph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.model.RalphException;
import dev.ralph.queue.Claim;
import dev.ralph.queue.StatusBlocks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints what a reply of a model claims about itself. */
@Command(
        name = "parse-status",
        description = {
            "Prints what the reply on the standard input claims.",
            "The status block of a reply is a claim, never a verdict. It is printed as JSON:",
            "{\"claim\": WORD, \"fields\": {KEY: VALUE}}."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "WORD is NONE without a status block, UNPARSEABLE when it does not say where the task stands, else PENDING,",
            "IN_PROGRESS, COMPLETE, FAILED, BLOCKED or DECOMPOSED.",
            "",
            "Exit codes: 0 read, whatever it claims; 2 the input cannot be read or has more than 8 MiB.",
            "",
            "Example: ralph parse-status < reply.txt"
        })
final class ParseStatusCommand implements Callable<Integer> {

    private static final int MOST_BYTES = 8 << 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Override
    public Integer call() throws JsonProcessingException {
        Claim claim = StatusBlocks.claim(reply());
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("claim", claim.word().name());
        root.put("fields", claim.fields());
        spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(root));
        return ExitCode.DONE.number();
    }

    /** Bytes that are no UTF-8 become replacement characters: the rest of the reply still says something. */
    private String reply() {
        byte[] bytes;
        try {
            bytes = main.surroundings().in().readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new RalphException("the reply cannot be read: " + e, "standard input", "give it as < FILE");
        }
        if (bytes.length > MOST_BYTES) {
            throw new RalphException(
                    "the reply has more than %d MiB".formatted(MOST_BYTES >> 20),
                    "standard input",
                    "give only its end, where the status block is");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
