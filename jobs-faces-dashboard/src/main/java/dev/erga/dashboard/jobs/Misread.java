package dev.erga.dashboard.jobs;

import dev.erga.dashboard.text.Texts;

/**
 * A part of the address or of the search that was left out.
 *
 * @param why the end of its text's key
 * @param word the part
 */
record Misread(String why, String word) {

    String sentence(Texts texts) {
        return texts.get("search.misread." + why, word, Qualifier.listed());
    }
}
