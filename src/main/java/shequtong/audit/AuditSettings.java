package shequtong.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the audit is held fast outside the database.
 *
 * @param anchors a folder that the database's administrators cannot write to; whoever runs the machine copies it elsewhere
 * @param copy a second folder, on another disk or host, written to at the same time
 * @param every how often; what was written since the last anchor could be cut off unseen
 * @param refusals entries about refusals of one person in one minute; what is beyond is counted in one entry
 */
@ConfigurationProperties("shequtong.audit")
record AuditSettings(
        Path anchors,
        @Nullable Path copy,
        @DefaultValue("10m") Duration every,
        @DefaultValue("20") int refusals) {}
