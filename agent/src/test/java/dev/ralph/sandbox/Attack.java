package dev.ralph.sandbox;

/**
 * Something hostile code tries, as a shell script that prints {@code BREACH} when it got through.
 *
 * @param control whether it must get through outside a sandbox on any machine, which shows that the script works
 */
record Attack(String id, String what, boolean control, String script) {

    @Override
    public String toString() {
        return id + " " + what;
    }
}
