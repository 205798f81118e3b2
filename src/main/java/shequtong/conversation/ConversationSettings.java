package shequtong.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param withdrawable how long somebody may take their own words back */
@ConfigurationProperties("conversation")
record ConversationSettings(@DefaultValue("15m") Duration withdrawable) {}
