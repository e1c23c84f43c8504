package dev.erga.dashboard.job;

import java.util.List;

/**
 * The sentence that matters most, and what follows from it.
 *
 * @param tone the class of the colour of what stands out
 * @param strong what stands out; may be empty
 * @param rest the rest of the sentence
 * @param lang the language of that rest; empty where nobody knows
 * @param place where in the application's own code it happened; empty where that is not known
 * @param reasons why the job is not running, the weightiest first; empty where the sentence says it all
 */
public record Lead(String tone, String strong, String rest, String lang, String place, List<ReasonLine> reasons) {}
