package dev.erga.dashboard.job;

import java.util.List;

/**
 * One reason why a job runs or does not.
 *
 * @param icon the id of its shape
 * @param tone the class of its colour
 * @param sentence what a person is told
 * @param links the ways to what it speaks of
 */
public record ReasonLine(String icon, String tone, String sentence, List<Link> links) {}
