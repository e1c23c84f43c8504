package dev.erga.jobs.spi;

import org.junit.jupiter.api.Nested;

/**
 * What every store keeps. A store's test extends this and hands over an empty store for each test; the names of the tests
 * are the specification.
 */
public abstract class JobStoreContract {

    /** A store that holds nothing; asked for once for each test. */
    protected abstract StoreUnderTest emptyStore();

    @Nested
    class Enqueueing extends EnqueueContract {
        Enqueueing() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Claiming extends ClaimContract {
        Claiming() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Completing extends CompleteContract {
        Completing() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class CompletingMany extends CompleteAllContract {
        CompletingMany() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class CompletingTogether extends SucceedTogetherContract {
        CompletingTogether() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Searching extends SearchContract {
        Searching() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Inspecting extends InspectContract {
        Inspecting() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Controlling extends ControlContract {
        Controlling() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Operating extends OperationsContract {
        Operating() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class CountingEnds extends StatisticsContract {
        CountingEnds() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class PausingQueues extends QueuesContract {
        PausingQueues() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class FlowingThroughQueues extends QueueFlowContract {
        FlowingThroughQueues() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Batching extends BatchContract {
        Batching() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Following extends ContinuationContract {
        Following() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Breaking extends BreakerContract {
        Breaking() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Dropping extends DroppedContract {
        Dropping() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class KeepingJobs extends KeepingContract {
        KeepingJobs() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class KnowingParents extends ParentContract {
        KnowingParents() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class TakingKeys extends UniqueContract {
        TakingKeys() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class TakingTurns extends TenantsContract {
        TakingTurns() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class SharingPlaces extends LimitsContract {
        SharingPlaces() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class StartingAtARate extends RateContract {
        StartingAtARate() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class KeepingNodes extends NodeContract {
        KeepingNodes() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class TellingStacks extends StacksContract {
        TellingStacks() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Rescuing extends RescueContract {
        Rescuing() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Promoting extends PromoteContract {
        Promoting() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Holding extends HoldContract {
        Holding() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Pruning extends PruneContract {
        Pruning() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Recurring extends RecurringContract {
        Recurring() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class ControllingSchedules extends ScheduleControlContract {
        ControllingSchedules() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class ReadingLedgers extends LedgerContract {
        ReadingLedgers() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class RenamingSchedules extends RenamedScheduleContract {
        RenamingSchedules() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class Reading extends QueryContract {
        Reading() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class ListingFailures extends FailuresContract {
        ListingFailures() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class ListingRetries extends RetriesContract {
        ListingRetries() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class TakingStock extends InventoryContract {
        TakingStock() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class TakingHostileText extends HostileTextContract {
        TakingHostileText() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class JoiningTransactions extends TransactionsContract {
        JoiningTransactions() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class TakingNotes extends NotesContract {
        TakingNotes() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class KeepingValues extends ValuesContract {
        KeepingValues() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class ExplainingJobs extends SituationContract {
        ExplainingJobs() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class ExplainingPlaces extends SituatedPlacesContract {
        ExplainingPlaces() {
            super(JobStoreContract.this::emptyStore);
        }
    }

    @Nested
    class ExplainingClaims extends ExplainedClaimsContract {
        ExplainingClaims() {
            super(JobStoreContract.this::emptyStore);
        }
    }
}
