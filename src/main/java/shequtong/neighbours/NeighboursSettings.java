package shequtong.neighbours;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param editable how long an author may still change a story (R29) */
@ConfigurationProperties("neighbours")
record NeighboursSettings(@DefaultValue("15m") Duration editable) {}
