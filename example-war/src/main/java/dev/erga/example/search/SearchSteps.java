package dev.erga.example.search;

import dev.erga.example.users.User;
import dev.erga.jobs.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The steps of the search index: the next few hundred users, and how far that is. */
@ApplicationScoped
public class SearchSteps {

    private static final int STEP = 500;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private JobContext job;

    // region: step
    @Transactional
    public long indexAfter(long last) {
        List<User> users = usersAfter(last);
        users.forEach(user -> em.merge(new SearchEntry(user)));
        long next = users.isEmpty() ? last : users.get(users.size() - 1).id();
        em.flush();
        job.checkpoint(next);
        return next;
    }
    // end

    /** The number of the latest user; zero if there is none. */
    public long highestUser() {
        return em.createQuery("select coalesce(max(u.id), 0L) from User u", Long.class)
                .getSingleResult();
    }

    private List<User> usersAfter(long last) {
        return em.createQuery("select u from User u where u.id > :last order by u.id", User.class)
                .setParameter("last", last)
                .setMaxResults(STEP)
                .getResultList();
    }
}
