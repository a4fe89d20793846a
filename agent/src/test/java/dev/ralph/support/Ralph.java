package dev.ralph.support;

import dev.ralph.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import picocli.CommandLine;

/** Runs one command of the program in this JVM and keeps what it printed. */
public record Ralph(int exitCode, String out, String err) {

    public static Ralph run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int exitCode =
                line.execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new Ralph(exitCode, out.toString(), err.toString());
    }
}
