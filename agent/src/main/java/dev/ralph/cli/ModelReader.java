package dev.ralph.cli;

import dev.ralph.cli.SettingsFile.Setting;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what works on the tasks that no rule solves. No problem that it finds repeats the value of a key. */
final class ModelReader {

    private static final String HOW =
            "write none or PROVIDER/MODEL, such as anthropic/claude-sonnet-4-5; providers are "
                    + String.join(", ", NamedModel.PROVIDERS);

    private static final List<String> OF_MODEL = List.of("name", "base_url", "key", "key_command", "output");
    private static final List<String> OF_CHAIN = List.of("deadline", "tries", "patience", "prices");

    /** In capitals, as variables are named: a key that was written here by mistake is hardly ever. */
    private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]{0,99}");

    private final SettingsFile file;
    private final SettingValues values;
    private final UserPaths paths;

    ModelReader(SettingsFile file, Path where) {
        this.file = file;
        this.values = new SettingValues(file);
        this.paths = new UserPaths(where);
    }

    private ModelSettings read() {
        return file.tree("model")
                .map(node -> node.match(
                        value -> word(value),
                        items -> chain(several(items), ModelSettings.Waiting.USUAL, Optional.empty()),
                        fields -> fields(new SettingFields(file, "model", fields))))
                .orElse(ModelSettings.none());
    }

    /**
     * Returns what a variable of the environment says, with what the file says about a model of the same provider; what
     * the file says does not matter when no model is to be asked.
     *
     * @param variable empty when the file alone decides
     */
    ModelSettings read(String variable) {
        if (variable.equals("none")) {
            return ModelSettings.none();
        }
        if (variable.startsWith("replay:")) {
            return new ModelSettings.Replay(
                    Path.of(variable.substring("replay:".length())).toAbsolutePath());
        }
        ModelSettings set = read();
        return variable.isEmpty() ? set : overridden(set, variable);
    }

    private ModelSettings overridden(ModelSettings set, String variable) {
        List<NamedModel> models = Stream.of(variable.split(",", -1))
                .map(String::strip)
                .flatMap(name -> override(name).stream())
                .toList();
        ModelSettings.Chain usual = new ModelSettings.Chain(List.of(), ModelSettings.Waiting.USUAL, Optional.empty());
        ModelSettings.Chain chain = set instanceof ModelSettings.Chain found ? found : usual;
        Optional<NamedModel> like = models.size() == 1 && chain.models().size() == 1
                ? Optional.of(chain.models().get(0))
                        .filter(model -> model.provider().equals(models.get(0).provider()))
                : Optional.empty();
        List<NamedModel> chosen = like.map(
                        model -> List.of(model.withModel(models.get(0).model())))
                .orElse(models);
        return chain(chosen, chain.waiting(), chain.prices());
    }

    private Optional<NamedModel> override(String name) {
        Optional<NamedModel> model = NamedModel.parse(name);
        if (model.isEmpty()) {
            file.problemIn(ConfigFile.MODEL_VARIABLE, "'%s' names no model".formatted(name), HOW);
        }
        return model;
    }

    private ModelSettings word(SettingNode.Value value) {
        return List.of("", "none").contains(value.text())
                ? ModelSettings.none()
                : chain(named(value).stream().toList(), ModelSettings.Waiting.USUAL, Optional.empty());
    }

    /** A chain without a model is what is left of settings with problems. */
    private static ModelSettings chain(List<NamedModel> models, ModelSettings.Waiting waiting, Optional<Path> prices) {
        return models.isEmpty() ? ModelSettings.none() : new ModelSettings.Chain(models, waiting, prices);
    }

    private ModelSettings fields(SettingFields fields) {
        if (fields.has("command")) {
            return new AgentReader(file, fields, paths).read();
        }
        if (fields.has("replay")) {
            fields.refuseAllBut(List.of("replay"));
            return fields.value("replay")
                    .<ModelSettings>map(set -> new ModelSettings.Replay(paths.of(set.value())))
                    .orElse(ModelSettings.none());
        }
        ModelSettings.Waiting usual = ModelSettings.Waiting.USUAL;
        ModelSettings.Waiting waiting = new ModelSettings.Waiting(
                fields.value("deadline").flatMap(values::duration).orElse(usual.deadline()),
                fields.value("tries").flatMap(set -> values.count(set, 1, 20)).orElse(usual.tries()),
                fields.value("patience").flatMap(values::duration).orElse(usual.longest()));
        Optional<Path> prices = fields.value("prices").map(set -> paths.of(set.value()));
        if (fields.node("name").orElse(null) instanceof SettingNode.Items items) {
            fields.refuseAllBut(
                    Stream.concat(Stream.of("name"), OF_CHAIN.stream()).toList());
            return chain(several(items), waiting, prices);
        }
        fields.refuseAllBut(Stream.concat(OF_MODEL.stream(), OF_CHAIN.stream()).toList());
        return chain(model(fields).stream().toList(), waiting, prices);
    }

    private List<NamedModel> several(SettingNode.Items items) {
        if (items.items().isEmpty()) {
            file.problem("the list of models is empty", items.line(), HOW);
        }
        List<NamedModel> models = new ArrayList<>();
        for (SettingNode item : items.items()) {
            item.<Optional<NamedModel>>match(
                            this::named,
                            list -> {
                                file.problem("there is a list in the list of models", list.line(), HOW);
                                return Optional.empty();
                            },
                            fields -> {
                                SettingFields one = new SettingFields(file, "model", fields);
                                one.refuseAllBut(OF_MODEL);
                                return model(one);
                            })
                    .ifPresent(models::add);
        }
        return models;
    }

    private Optional<NamedModel> named(SettingNode.Value value) {
        Optional<NamedModel> model = NamedModel.parse(value.text());
        if (model.isEmpty()) {
            file.problem("'%s' names no model".formatted(value.text()), value.line(), HOW);
        }
        return model;
    }

    private Optional<NamedModel> model(SettingFields fields) {
        Optional<Setting> name = fields.value("name");
        if (name.isEmpty()) {
            file.problem("the model has no name", fields.line("name"), "add name: PROVIDER/MODEL");
        }
        Optional<NamedModel> plain = name.flatMap(set -> named(new SettingNode.Value(set.value(), set.line())));
        Optional<String> url = fields.value("base_url").flatMap(this::url);
        Optional<KeySource> key = key(fields);
        int output = fields.value("output")
                .flatMap(set -> values.count(set, 16, 1_000_000))
                .orElse(NamedModel.USUAL_OUTPUT);
        return plain.map(model -> new NamedModel(
                model.provider(),
                model.model(),
                url,
                key.orElse(url.isPresent() ? new KeySource.Nowhere() : model.key()),
                output));
    }

    private Optional<String> url(Setting set) {
        try {
            URI url = new URI(set.value());
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (url.getHost() != null
                    && url.getUserInfo() == null
                    && List.of("http", "https").contains(scheme)) {
                return Optional.of(set.value());
            }
        } catch (URISyntaxException e) {
            // It is told below, without its text: somebody may have put a password into it.
        }
        file.problem(
                "%s is no address of a web server, or it holds a password".formatted(set.key()),
                set.line(),
                "write an address such as http://127.0.0.1:8000/v1, and the key with key: or key_command:");
        return Optional.empty();
    }

    private Optional<KeySource> key(SettingFields fields) {
        Optional<Setting> variable = fields.value("key");
        List<String> command = fields.command("key_command");
        if (variable.isPresent() && !command.isEmpty()) {
            file.problem("there are key and key_command", fields.line("key"), "remove one of them");
        }
        if (variable.isPresent() && !VARIABLE.matcher(variable.get().value()).matches()) {
            file.problem(
                    "the value of %s is no name of a variable"
                            .formatted(variable.get().key()),
                    variable.get().line(),
                    "write the name of the environment variable that holds the key, such as OPENAI_API_KEY,"
                            + " and never the key itself");
        }
        return command.isEmpty()
                ? variable.map(set -> new KeySource.Variables(List.of(set.value())))
                : Optional.of(new KeySource.KeyCommand(command, fields.line("key_command")));
    }
}
