package dev.ralph.diagnose.order;

/** Hears how an examination goes on. */
@FunctionalInterface
public interface ExaminationListener {

    /**
     * Says what is done now.
     *
     * @param step in words for a person, such as {@code each test alone}
     * @param done of {@code of} probes of this step
     */
    void progress(String step, long done, long of);
}
