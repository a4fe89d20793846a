package dev.ralph.coder;

/** Works on a task by changing files and running tests, until it hands in what it has. */
public interface Coder {

    /** What does the work, such as {@code openai/gpt-5} or the name of a command; for commits and logs. */
    String name();

    /** Works; what it changed is on the desk afterwards. */
    Ending work(Assignment assignment, Desk desk);
}
