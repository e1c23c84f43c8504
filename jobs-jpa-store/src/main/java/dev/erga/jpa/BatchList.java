package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** One page of batches, in the order of the key, or of the index of batches inside a batch. */
final class BatchList {

    private BatchList() {}

    static List<BatchDetails> read(StatelessSession session, BatchFilter filter) {
        List<String> conditions = new ArrayList<>();
        Map<String, UUID> parameters = new LinkedHashMap<>();
        filter.parent().map(BatchId::value).ifPresent(parent -> {
            conditions.add("parentId = :parent");
            parameters.put("parent", parent);
        });
        filter.before().map(BatchId::value).ifPresent(before -> {
            conditions.add("id < :before");
            parameters.put("before", before);
        });
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        SelectionQuery<BatchRow> query =
                session.createSelectionQuery("from BatchRow" + where + " order by id desc", BatchRow.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(filter.limit()).list().stream()
                .map(BatchRow::details)
                .toList();
    }
}
