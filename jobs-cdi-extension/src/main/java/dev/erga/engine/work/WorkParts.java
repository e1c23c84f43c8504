package dev.erga.engine.work;

import dev.erga.engine.enqueue.ArgumentCodec;
import dev.erga.engine.enqueue.RegisteredMethods;
import dev.erga.engine.loop.CalmLog;
import dev.erga.engine.loop.Deadlines;
import dev.erga.engine.loop.StoreCalls;
import dev.erga.engine.node.Membership;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.EventSink;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.spi.JobStore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * All that working needs.
 *
 * @param settings how the node works
 * @param methods the declared job methods
 * @param codec reads the arguments
 * @param store gives jobs and takes their ends
 * @param calls in which transactions
 * @param membership under which lease
 * @param deadlines interrupts what takes too long
 * @param events who is told
 * @param time how long things take
 * @param log where repeated trouble goes
 * @param told whether other nodes tell this one at present that jobs wait
 * @param tellOfBreakers has other nodes look how breakers stand
 * @param left is told the queue of each job that ran and is over
 * @param random numbers of at least 0 and below 1, to spread retries
 */
public record WorkParts(
        EngineSettings settings,
        RegisteredMethods methods,
        ArgumentCodec codec,
        JobStore store,
        StoreCalls calls,
        Membership membership,
        Deadlines deadlines,
        EventSink events,
        NodeTime time,
        CalmLog log,
        BooleanSupplier told,
        Runnable tellOfBreakers,
        Consumer<String> left,
        DoubleSupplier random) {}
