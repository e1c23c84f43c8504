package dev.erga.testkit.history;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Deletion;
import dev.erga.jobs.spi.JobLimit;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeaseStatus;
import dev.erga.jobs.spi.LostNode;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.QueuePause;
import dev.erga.jobs.spi.Renewal;
import dev.erga.jobs.spi.TenantClaim;
import dev.erga.jobs.spi.TenantPage;
import dev.erga.jobs.spi.WrittenEnds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Ways in which a store can be wrong, each with the invariant by which it is found out. */
final class Mutants {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    static final List<Mutant> ALL = List.of(
            wrong("accepts the end of an attempt whatever its token", Invariant.I4_FENCE, Mutants::anyToken),
            wrong("says that all of many ends were written", Invariant.I4_FENCE, Mutants::allWritten),
            aside("ends an attempt in a transaction of its own", Invariant.I3_EXACTLY_ONCE, "complete"),
            aside("stores jobs in a transaction of its own", Invariant.I2_ATOMIC_ENQUEUE, "enqueue"),
            wrong("loses the last of many jobs", Invariant.I1_NO_LOSS, Mutants::loseLast),
            wrong("grants a job again that runs", Invariant.I6_ONE_OWNER, Mutants::grantAgain),
            wrong("does not raise the token", Invariant.I5_TOKENS, Mutants::sameToken),
            wrong("grants out of paused queues", Invariant.PAUSE, Mutants::ignorePause),
            wrong("renews leases that are over", Invariant.I9_RECOVERY, Mutants::renewAll),
            wrong("forgets to look for jobs of the dead", Invariant.I9_RECOVERY, Mutants::rescueNothing),
            wrong("declares a living node dead", Invariant.I10_NO_FALSE_DEATH, Mutants::killOne),
            wrong("does not note that a suspect begins", Invariant.I11_ACCOUNTING, Mutants::forgetBeginning),
            wrong("gives all turns to the first tenant", Invariant.I12_FAIRNESS, Mutants::firstTenant),
            wrong("puts a job back that is over", Invariant.I13_FINAL, Mutants::revive),
            wrong("deletes what nobody declares", Invariant.I15_UNKNOWN_NAMES, Mutants::deleteUndeclared),
            wrong("forgets to count a member that is deleted", Invariant.I16_COUNTS, Mutants::forgetTick),
            wrong("tells the end of a batch twice", Invariant.I17_CONTINUATIONS, Mutants::tellTwice),
            wrong("lets continuations go after any end", Invariant.I17_CONTINUATIONS, Mutants::release),
            wrong("fires what has fired", Invariant.I7_ONE_JOB_PER_FIRE, Mutants::fireAgain),
            wrong("passes over a fire", Invariant.I8_ONE_OUTCOME_PER_FIRE, Mutants::passOver),
            wrong("runs delayed jobs at once", Invariant.STATES, Mutants::ignoreDelay),
            wrong("does not ask running jobs to stop", Invariant.STOP, Mutants::ignoreDeletion),
            wrong("lets jobs run without a place", Invariant.LIMITS, Mutants::forgetLimit),
            wrong("keeps no results", Invariant.VALUES, Mutants::keepNothing),
            wrong("keeps nothing that is over", Invariant.RETENTION, Mutants::expireAtOnce));

    private Mutants() {}

    private static Mutant wrong(String name, Invariant breaks, Memory.Wrong wrong) {
        return new Mutant(name, breaks, right -> new Memory(right.store(), wrong));
    }

    /** One whose verb does not take part in the caller's transaction. */
    private static Mutant aside(String name, Invariant breaks, String verb) {
        return new Mutant(
                name,
                breaks,
                right -> new Memory(right.store(), (memory, call) -> {
                    Callable<@Nullable Object> work = () -> proceed(call);
                    return call.is(verb) ? right.transactions().inNew(TIMEOUT, work) : call.proceed();
                }));
    }

    private static @Nullable Object proceed(Meddler.Call call) throws Exception {
        try {
            return call.proceed();
        } catch (Exception | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    private static @Nullable Object anyToken(Memory memory, Meddler.Call call) throws Throwable {
        return call.is("complete")
                ? call.with(
                        memory.latest((Lease) call.arguments().get(0)),
                        call.arguments().get(1))
                : call.proceed();
    }

    private static @Nullable Object allWritten(Memory memory, Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        return call.is("completeAll") ? WrittenEnds.NONE : answer;
    }

    private static @Nullable Object loseLast(Memory memory, Meddler.Call call) throws Throwable {
        if (call.is("enqueue") && call.arguments().get(0) instanceof List<?> jobs && jobs.size() > 1) {
            return call.with(jobs.subList(0, jobs.size() - 1));
        }
        return call.proceed();
    }

    private static @Nullable Object grantAgain(Memory memory, Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        if (call.is("claim") && answer instanceof List<?> granted) {
            List<Object> more = new ArrayList<>(granted);
            memory.latest.values().stream()
                    .filter(grant -> memory.runs(grant.lease().job()))
                    .findFirst()
                    .ifPresent(more::add);
            return more;
        }
        return answer;
    }

    private static @Nullable Object sameToken(Memory memory, Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        return call.is("claim") && answer instanceof List<?> granted
                ? granted.stream().map(grant -> before((ClaimedJob) grant)).toList()
                : answer;
    }

    private static ClaimedJob before(ClaimedJob grant) {
        Lease lease = grant.lease();
        return new ClaimedJob(
                new Lease(lease.job(), Math.max(1, lease.token() - 1), lease.node()),
                grant.name(),
                grant.queue(),
                grant.priority(),
                grant.attempt(),
                grant.crashes(),
                grant.arguments(),
                grant.maxAttempts(),
                grant.recurringId(),
                grant.firedFor(),
                grant.startedAt());
    }

    private static @Nullable Object ignorePause(Memory memory, Meddler.Call call) throws Throwable {
        if (!call.is("claim")) {
            return call.proceed();
        }
        String queue = ((Claim) call.arguments().get(0)).queue();
        boolean paused = memory.real.queues().resume(queue);
        Object answer = call.proceed();
        if (paused) {
            memory.real.queues().pause(new QueuePause(queue, Optional.empty(), "again"));
        }
        return answer;
    }

    private static @Nullable Object renewAll(Memory memory, Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        return call.is("renew") ? new Renewal(true, Optional.empty()) : answer;
    }

    private static @Nullable Object rescueNothing(Memory memory, Meddler.Call call) throws Throwable {
        return call.is("rescue") ? List.of() : call.proceed();
    }

    private static @Nullable Object killOne(Memory memory, Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        if (call.is("expireNodes") && !memory.nodes.isEmpty() && answer instanceof List<?> lost) {
            NodeId latest = memory.nodes.get(memory.nodes.size() - 1);
            memory.real.leave(latest);
            List<Object> more = new ArrayList<>(lost);
            more.add(new LostNode(latest, "node"));
            return more;
        }
        return answer;
    }

    private static @Nullable Object forgetBeginning(Memory memory, Meddler.Call call) throws Throwable {
        return call.is("begin")
                ? memory.real.inspect((Lease) call.arguments().get(0)) == LeaseStatus.HELD
                : call.proceed();
    }

    private static @Nullable Object firstTenant(Memory memory, Meddler.Call call) throws Throwable {
        if (!call.is("tenants.claim")) {
            return call.proceed();
        }
        TenantClaim claim = (TenantClaim) call.arguments().get(0);
        List<ClaimedJob> granted = new ArrayList<>();
        for (int i = 0; i < claim.limit(); i++) {
            TenantClaim one = new TenantClaim(claim.node(), claim.queue(), claim.names(), 1, claim.after());
            granted.addAll(memory.real.tenants().claim(one).jobs());
        }
        return new TenantPage(granted, 1, Optional.empty());
    }

    private static @Nullable Object revive(Memory memory, Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        if (call.is("promote")) {
            memory.latest.values().stream()
                    .filter(grant -> memory.real.inspect(grant.lease()) == LeaseStatus.COMPLETED)
                    .findFirst()
                    .ifPresent(grant -> memory.real.requeue(grant.lease().job(), "revived"));
        }
        return answer;
    }

    private static @Nullable Object deleteUndeclared(Memory memory, Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        if (call.is("hold", "unhold")) {
            memory.stored.values().stream()
                    .filter(job -> job.name().equals(World.UNDECLARED))
                    .map(NewJob::id)
                    .sorted()
                    .forEach(job -> memory.real.delete(job, "unknown", Optional.empty()));
        }
        return answer;
    }

    private static @Nullable Object forgetTick(Memory memory, Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        if (call.is("delete") && answer == Deletion.DELETED) {
            JobId job = (JobId) call.arguments().get(0);
            Optional<BatchId> batch = memory.real.batches().of(job);
            batch.ifPresent(member -> memory.real.batches().added(member, 1));
        }
        return answer;
    }

    private static @Nullable Object tellTwice(Memory memory, Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        if (call.is("batches.count") && answer instanceof List<?> finished) {
            List<Object> twice = new ArrayList<>(finished);
            twice.addAll(finished);
            return twice;
        }
        return answer;
    }

    private static @Nullable Object release(Memory memory, Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        if (call.is("complete") && Boolean.TRUE.equals(answer)) {
            Lease lease = (Lease) call.arguments().get(0);
            Completion completion = (Completion) call.arguments().get(1);
            if (completion.outcome().target().isFinal()) {
                memory.followers(lease.job().value()).forEach(child -> memory.real.requeue(child, "released"));
            }
        }
        return answer;
    }

    private static @Nullable Object fireAgain(Memory memory, Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        return call.is("schedules.recordFires") ? call.arguments().get(1) : answer;
    }

    private static @Nullable Object passOver(Memory memory, Meddler.Call call) throws Throwable {
        if (call.is("schedules.recordFires") && call.arguments().get(1) instanceof List<?> fires && fires.size() > 1) {
            return call.with(
                    call.arguments().get(0),
                    fires.subList(1, fires.size()),
                    call.arguments().get(2));
        }
        return call.proceed();
    }

    private static @Nullable Object ignoreDelay(Memory memory, Meddler.Call call) throws Throwable {
        if (call.is("enqueue") && call.arguments().get(0) instanceof List<?> jobs) {
            return call.with(jobs.stream().map(job -> atOnce((NewJob) job)).toList());
        }
        return call.proceed();
    }

    private static NewJob atOnce(NewJob job) {
        return changed(job, job.due() instanceof Due.In ? Due.now() : job.due(), job.limit());
    }

    private static NewJob changed(NewJob job, Due due, Optional<JobLimit> limit) {
        return new NewJob(
                job.id(),
                job.name(),
                job.queue(),
                job.priority(),
                due,
                job.arguments(),
                job.maxAttempts(),
                job.labels(),
                job.tenant(),
                job.recurringId(),
                job.firedFor(),
                job.createdBy(),
                job.batch(),
                limit);
    }

    private static @Nullable Object forgetLimit(Memory memory, Meddler.Call call) throws Throwable {
        if (call.is("enqueue") && call.arguments().get(0) instanceof List<?> jobs) {
            return call.with(jobs.stream()
                    .map(job -> changed((NewJob) job, ((NewJob) job).due(), Optional.empty()))
                    .toList());
        }
        return call.proceed();
    }

    private static @Nullable Object ignoreDeletion(Memory memory, Meddler.Call call) throws Throwable {
        return call.is("delete") && memory.runs((JobId) call.arguments().get(0)) ? Deletion.CANCELLING : call.proceed();
    }

    private static @Nullable Object keepNothing(Memory memory, Meddler.Call call) throws Throwable {
        return call.is("values.settle") ? null : call.proceed();
    }

    private static @Nullable Object expireAtOnce(Memory memory, Meddler.Call call) throws Throwable {
        if (!call.is("complete")) {
            return call.proceed();
        }
        Completion asked = (Completion) call.arguments().get(1);
        Completion shorter = new Completion(
                asked.outcome(),
                asked.delay(),
                asked.reason(),
                asked.failure(),
                asked.outcome().target().isFinal() ? Optional.of(Duration.ZERO) : Optional.empty());
        return call.with(call.arguments().get(0), shorter);
    }
}
