/**
 * Runs inside the JVM of the target: lists its tests, runs them in a given order and reports what happened.
 *
 * <p>It must work on JDK 8 with every JUnit Platform from 1.8 on, so it uses nothing but the JDK and the oldest
 * launcher API.
 */
package dev.ralph.junit;
