package dev.ralph.junit;

/** How a probe ended. */
enum Ending {
    ENDED,
    CRASHED,
    DEADLINE
}
