package shequtong.web;

import java.util.Arrays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may knock at all: whoever has signed in, and everybody at the routes that modules declare {@link Open}. Whether
 * they may come in is asked at each door: the path says which community, the session who. How somebody is known, and
 * where they sign in, is identity's affair.
 */
@Configuration(proxyBeanMethods = false)
class Security {

    private static final String CONTENT = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
            + "base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    @Bean
    SecurityFilterChain filters(
            HttpSecurity http,
            SecurityContextRepository sessions,
            AuthenticationEntryPoint door,
            CsrfTokenRepository tokens,
            ObjectProvider<Open> open) {
        var free = open.stream().flatMap(it -> Arrays.stream(it.paths())).toArray(String[]::new);
        return http.authorizeHttpRequests(it -> it.requestMatchers("/assets/**", "/error")
                        .permitAll()
                        .requestMatchers(free)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .securityContext(it -> it.securityContextRepository(sessions))
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(it -> it.disable())
                .logout(it -> it.disable())
                .csrf(it -> it.csrfTokenRepository(tokens))
                .exceptionHandling(it -> it.authenticationEntryPoint(door))
                .headers(it -> it.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** Health and metrics have a port of their own, bound to this machine; on the public port they do not exist. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .csrf(it -> it.disable())
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** A text with the character 0 is no text that a form of ours sends, and none that the database keeps. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(it -> it.indexOf('\0') < 0);
        return firewall;
    }

    /** In a cookie that no script reads: a page prints its token, and no session is opened for a passer-by. */
    @Bean
    CsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(it -> it.sameSite("Lax"));
        return tokens;
    }
}
