package dev.ralph.junit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Levels, handlers and filters of the JDK's own loggers, as far as they are not as every logger begins. */
final class LoggingSettings implements Aspect {

    private static final String KIND = "LOGGING:";
    private static final int UNINITIALIZED = 3;

    private final Memory memory;

    LoggingSettings(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Map<String, Held> look() {
        Map<String, Held> seen = new LinkedHashMap<>();
        for (String name : Collections.list(LogManager.getLogManager().getLoggerNames())) {
            Logger logger = LogManager.getLogManager().getLogger(name);
            if (logger != null) {
                Settings settings = new Settings(logger, handlers(logger));
                if (!settings.isUntouched()) {
                    seen.put(KIND + (name.isEmpty() ? "(root)" : name), Held.value(settings, settings.toString()));
                }
            }
        }
        return seen;
    }

    /** The root's handlers are made when somebody looks, with the streams of that moment: so look only afterwards. */
    private List<Handler> handlers(Logger logger) {
        if (logger.getName() != null && logger.getName().isEmpty() && !hasHandlers()) {
            return Collections.emptyList();
        }
        return Arrays.asList(logger.getHandlers());
    }

    private boolean hasHandlers() {
        try {
            return memory.number(LogManager.getLogManager(), LogManager.class, "globalHandlersState") != UNINITIALIZED;
        } catch (ReflectiveOperationException beforeNine) {
            return true;
        }
    }

    @Override
    public void put(String name, Held earlier) throws IOException {
        String known = name.substring(KIND.length());
        Logger logger = Logger.getLogger(known.equals("(root)") ? "" : known);
        Settings settings = earlier == null ? Settings.UNTOUCHED : (Settings) earlier.value();
        if (known.equals("(root)") && settings.handlers.isEmpty() && hasHandlers()) {
            // The only way back to a root whose handlers are not made yet; what else it resets is put back after it.
            LogManager.getLogManager().readConfiguration();
        } else {
            settings.applyTo(logger);
        }
    }

    /** What one logger was told. */
    private static final class Settings {

        static final Settings UNTOUCHED = new Settings(null, null, true, Collections.emptyList());

        private final Level level;
        private final Filter filter;
        private final boolean handsOn;
        private final List<Handler> handlers;
        private final List<Level> handlerLevels = new ArrayList<>();

        Settings(Logger logger, List<Handler> handlers) {
            this(logger.getLevel(), logger.getFilter(), logger.getUseParentHandlers(), handlers);
        }

        private Settings(Level level, Filter filter, boolean handsOn, List<Handler> handlers) {
            this.level = level;
            this.filter = filter;
            this.handsOn = handsOn;
            this.handlers = handlers;
            handlers.forEach(handler -> handlerLevels.add(handler.getLevel()));
        }

        boolean isUntouched() {
            return equals(UNTOUCHED);
        }

        void applyTo(Logger logger) {
            logger.setLevel(level);
            logger.setFilter(filter);
            logger.setUseParentHandlers(handsOn);
            Arrays.stream(logger.getHandlers()).forEach(logger::removeHandler);
            for (int i = 0; i < handlers.size(); i++) {
                logger.addHandler(handlers.get(i));
                handlers.get(i).setLevel(handlerLevels.get(i));
            }
        }

        @Override
        public boolean equals(Object object) {
            if (!(object instanceof Settings)) {
                return false;
            }
            Settings other = (Settings) object;
            return level == other.level
                    && filter == other.filter
                    && handsOn == other.handsOn
                    && handlers.equals(other.handlers)
                    && handlerLevels.equals(other.handlerLevels);
        }

        @Override
        public int hashCode() {
            return handlers.size();
        }

        @Override
        public String toString() {
            List<String> names = new ArrayList<>();
            handlers.forEach(handler -> names.add(Values.typeName(handler)));
            return "level " + level + ", handlers " + names + (handsOn ? "" : ", parents unused")
                    + (filter == null ? "" : ", filter " + Values.typeName(filter));
        }
    }
}
