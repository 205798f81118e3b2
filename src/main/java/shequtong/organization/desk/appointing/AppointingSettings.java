package shequtong.organization.desk.appointing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param firstAlone whether an appointment that needs a second official takes effect without one, as long as nobody else
 *     is there who could decide (D): in a new district there is no other way to begin. The record says so
 */
@ConfigurationProperties("organization.appointing")
record AppointingSettings(@DefaultValue("true") boolean firstAlone) {}
