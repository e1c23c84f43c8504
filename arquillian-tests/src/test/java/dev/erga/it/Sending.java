package dev.erga.it;

import java.util.Optional;
import java.util.stream.Stream;

/** How somebody tries to have something done. */
enum Sending {
    /** Opens the page with the form. */
    FORM,
    /** Has the page with the form shown by a post, as lists do. */
    FORM_BY_POST,
    /** Opens the address to which the form is sent. */
    ADDRESS_OPENED,
    WITHOUT_TOKEN,
    WITHOUT_COOKIE,
    WITHOUT_REASON,
    /** With a token and a cookie that are good, for somebody else. */
    TOKEN_OF_SOMEBODY_ELSE,
    /** To one thing more than the form was about. */
    TO_MORE_THAN_WAS_SHOWN,
    FROM_ANOTHER_SITE,
    FROM_A_SITE_BESIDE,
    FROM_ANOTHER_ORIGIN,
    /** The browser says nothing of where the form was. */
    FROM_NOWHERE,
    AS_MEANT,
    /** As it is meant, and once more. */
    TWICE;

    /** Whether it makes sense for this person: those who may not are shown no form, so they have nothing to send of their own. */
    boolean isTriedBy(Caller caller, Deed deed) {
        return switch (this) {
            case FORM, WITHOUT_TOKEN -> true;
            case FORM_BY_POST, ADDRESS_OPENED -> !deed.isStart();
            case TOKEN_OF_SOMEBODY_ELSE -> somebodyElse(caller, deed).isPresent();
            case TO_MORE_THAN_WAS_SHOWN -> !deed.isStart() && caller.may(deed.role());
            case WITHOUT_COOKIE,
                    WITHOUT_REASON,
                    FROM_ANOTHER_SITE,
                    FROM_A_SITE_BESIDE,
                    FROM_ANOTHER_ORIGIN,
                    FROM_NOWHERE,
                    AS_MEANT,
                    TWICE -> caller.may(deed.role());
        };
    }

    /** Another person who is shown the form. */
    static Optional<Caller> somebodyElse(Caller caller, Deed deed) {
        return Stream.of(Caller.ADA, Caller.OLGA)
                .filter(other -> other != caller && other.may(deed.role()))
                .findFirst();
    }

    /** Whether it is done, by somebody who may. */
    boolean does() {
        return this == AS_MEANT || this == TWICE;
    }

    /** The status of the last answer. */
    int status(Caller caller, Deed deed) {
        if (!caller.may(deed.role())) {
            return caller.refusal();
        }
        return switch (this) {
            case FORM, FORM_BY_POST -> 200;
            case ADDRESS_OPENED -> 405;
            case WITHOUT_REASON -> deed.isStart() || deed.edits() ? 422 : 400;
            // What is edited is edited one at a time, whoever says what.
            case TO_MORE_THAN_WAS_SHOWN -> deed.edits() ? 400 : 403;
            case AS_MEANT -> 303;
            case TWICE -> deed.isErrand() ? 303 : 403;
            case WITHOUT_TOKEN,
                    WITHOUT_COOKIE,
                    TOKEN_OF_SOMEBODY_ELSE,
                    FROM_ANOTHER_SITE,
                    FROM_A_SITE_BESIDE,
                    FROM_ANOTHER_ORIGIN,
                    FROM_NOWHERE -> 403;
        };
    }
}
