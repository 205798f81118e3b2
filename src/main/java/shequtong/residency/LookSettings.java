package shequtong.residency;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param often looks of one official in one day beyond which the 街镇 is told */
@ConfigurationProperties("residency.looks")
public record LookSettings(@DefaultValue("20") int often) {}
