package shequtong.grid;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import shequtong.casework.spi.Plug;

/** What is connected, by what is configured; and the door at which the peers call back. */
@Configuration(proxyBeanMethods = false)
class Plugs {

    @Bean
    static Plug plug(GridSettings settings) {
        return peer -> settings.at(peer) != null;
    }

    /** No cookie and no token of a form: whoever calls here signs what is said. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain calls(HttpSecurity http) {
        return http.securityMatcher("/grid/**")
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .csrf(it -> it.disable())
                .requestCache(it -> it.disable())
                .logout(it -> it.disable())
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
