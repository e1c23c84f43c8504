package dev.erga.benchmarks.run;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what there is to look at: where links lead, what people search for, and what open pages ask. Of addresses that differ only
 * in the id or the word they speak of it takes two; of jobs, batches and schedules two from each list.
 */
final class Site {

    private static final int MOST = 300;
    private static final int MOST_ALIKE = 2;
    private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"([^\"#]+)");

    private static final String LEADS_ON = "rel=\"next\"";

    /** A parameter that names one of many, and the word behind a qualifier of a search. */
    private static final Pattern NAMED =
            Pattern.compile("([?&](?!(?:state|q|range|view|kind|do)=)[a-z]+=|%3A)(?:%22[^&]*?%22|[^&+]*)");

    private static final Pattern STATE = Pattern.compile("state=[a-z]+");

    /** What there is; something of each has to be found, or too little was filled in. */
    private static final List<String> PLACES = List.of(
            "",
            "/audit",
            "/batch",
            "/batches",
            "/confirm",
            "/failures",
            "/help",
            "/job",
            "/jobs",
            "/live",
            "/nodes",
            "/queues",
            "/recurring",
            "/recurring-job",
            "/retries",
            "/start");

    /** What people type, with the state whose tab they have chosen; each finds jobs, or leads further to where there are some. */
    private static final List<Search> SEARCHES = List.of(
            new Search("", "label:import"),
            new Search("", "label:customer-17"),
            new Search("", "queue:waiting"),
            new Search("", "queue:worked"),
            new Search("", "queue:rare"),
            new Search("", "tenant:tenant-7"),
            new Search("", "since:1h"),
            new Search("", "since:3d until:2d"),
            new Search("", "key:order-1"),
            new Search("", "recurring:sync-7"),
            new Search("", "job:Jobs.each"),
            new Search("", "failed:24h"),
            new Search("", "queue:worked label:customer-17 since:8d"),
            new Search("enqueued", "queue:waiting tenant:tenant-9"),
            new Search("scheduled", "queue:waiting"),
            new Search("succeeded", "label:import since:1d"),
            new Search("succeeded", "queue:worked job:Jobs.chunk"),
            new Search("failed", "tenant:tenant-7"),
            new Search("failed", "queue:worked since:2d"));

    private final URI home;
    private final Map<String, Integer> alike = new HashMap<>();
    private final List<URI> found = new ArrayList<>();
    private final Deque<URI> unseen = new ArrayDeque<>();

    private Site(URI home) {
        this.home = home;
    }

    /** Looks at a page, and gives what it says. */
    @FunctionalInterface
    interface Looking {
        String look(URI page) throws IOException, InterruptedException;
    }

    private record Search(String state, String words) {

        String address() {
            return "/jobs?" + (state.isEmpty() ? "" : "state=" + state + "&") + "q="
                    + URLEncoder.encode(words, StandardCharsets.UTF_8);
        }
    }

    /** All addresses, the dashboard's own the first. */
    static List<URI> find(URI home, Looking looking) throws IOException, InterruptedException {
        Site site = new Site(home);
        site.search(looking);
        site.requireAllPlaces();
        return site.found;
    }

    private void search(Looking looking) throws IOException, InterruptedException {
        add(home);
        for (Search search : SEARCHES) {
            URI page = URI.create(home + search.address());
            add(page);
            String html = looking.look(page);
            if (!LiveAddress.showsJobs(html) && !html.contains(LEADS_ON)) {
                throw new IOException("no job is found by " + search);
            }
        }
        while (!unseen.isEmpty()) {
            URI page = unseen.remove();
            String html = looking.look(page);
            Matcher links = LINK.matcher(html);
            while (links.find()) {
                note(page.resolve(links.group(1).replace("&amp;", "&")), page);
            }
            if (LiveAddress.showsJobs(html)) {
                note(LiveAddress.of(home, page, html), page);
            }
        }
    }

    private void note(URI page, URI from) {
        boolean own =
                page.getRawPath().equals(home.getRawPath()) || page.getRawPath().startsWith(home.getRawPath() + "/");
        if (own
                && found.size() < MOST
                && !found.contains(page)
                && alike.merge(kind(page, from), 1, Integer::sum) <= MOST_ALIKE) {
            add(page);
        }
    }

    private void add(URI page) {
        found.add(page);
        unseen.add(page);
    }

    private static String kind(URI page, URI from) {
        String kind = NAMED.matcher(page.toString()).replaceAll("$1*").replace("&pick=*", "");
        if (kind.contains("?id=")) {
            Matcher state = STATE.matcher(from.toString());
            return kind + " from " + from.getRawPath() + (state.find() ? state.group() : "");
        }
        // Whatever the words, each tab leads to the same states.
        return kind.contains("q=") ? STATE.matcher(kind).replaceAll("state=*") : kind;
    }

    private void requireAllPlaces() throws IOException {
        for (String place : PLACES) {
            if (found.stream().noneMatch(page -> page.getRawPath().equals(home.getRawPath() + place))) {
                throw new IOException("no way leads to " + home + place);
            }
        }
    }
}
