package dev.ralph.diagnose.report;

import java.util.Optional;

/**
 * What can be done about a finding.
 *
 * @param sentence for a person
 * @param pattern name of the pattern that does it; empty when it has to be done by hand
 */
public record Remedy(String sentence, Optional<String> pattern) {}
