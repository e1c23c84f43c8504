package dev.erga.benchmarks.run;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an open page asks again and again, made as the dashboard's script makes it. */
final class LiveAddress {

    private static final int MOST_IDS = 100;
    private static final Pattern JOB = Pattern.compile(" data-job=\"([^\"]+)\"");
    private static final Pattern NEWER = Pattern.compile(" data-newer=\"([^\"]+)\"");
    private static final List<String> KEPT = List.of("state", "q");

    private LiveAddress() {}

    /**
     * The address.
     *
     * @param home the dashboard's
     * @param page that of the page
     * @param html the page
     */
    static URI of(URI home, URI page, String html) {
        Optional<String> ids = Optional.of(ids(html)).filter(text -> !text.isEmpty());
        Optional<String> newer = first(NEWER, html);
        Stream<String> parameters = Stream.concat(
                ids.map(text -> "ids=" + text).stream(),
                newer.stream().flatMap(top -> Stream.concat(Stream.of("newer=" + top), kept(page))));
        return URI.create(home + "/live?" + parameters.collect(Collectors.joining("&")));
    }

    /** Whether the page shows jobs. */
    static boolean showsJobs(String html) {
        return JOB.matcher(html).find();
    }

    private static String ids(String html) {
        String ids = JOB.matcher(html)
                .results()
                .limit(MOST_IDS)
                .map(found -> found.group(1))
                .collect(Collectors.joining(","));
        return URLEncoder.encode(ids, StandardCharsets.UTF_8);
    }

    /** What narrows the list, as it stands in the page's own address. */
    private static Stream<String> kept(URI page) {
        String query = Optional.ofNullable(page.getRawQuery()).orElse("");
        return KEPT.stream()
                .flatMap(name -> Stream.of(query.split("&", -1)).filter(pair -> pair.startsWith(name + "=")));
    }

    private static Optional<String> first(Pattern pattern, String html) {
        return pattern.matcher(html).results().map(found -> found.group(1)).findFirst();
    }
}
