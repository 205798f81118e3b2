package shequtong.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.identity.accounts.Accounts;
import shequtong.identity.accounts.Browser;
import shequtong.identity.accounts.Codes;
import shequtong.identity.accounts.OpenSessions;
import shequtong.kernel.Refused;
import shequtong.kernel.Token;

/** Coming in and going out. A session is opened by this and by nothing else, and always under a new name (AT-37). */
@Service
@Transactional
public class SignIn {

    private static final Duration MONTH = Duration.ofDays(30);

    private final Accounts accounts;
    private final Codes codes;
    private final OpenSessions sessions;
    private final ObjectProvider<SendsCode> post;
    private final CsrfTokenRepository tokens;
    private final Audit audit;
    private final IdentitySettings settings;
    private final ApplicationEventPublisher events;

    SignIn(
            Accounts accounts,
            Codes codes,
            OpenSessions sessions,
            ObjectProvider<SendsCode> post,
            CsrfTokenRepository tokens,
            Audit audit,
            IdentitySettings settings,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.codes = codes;
        this.sessions = sessions;
        this.post = post;
        this.tokens = tokens;
        this.audit = audit;
        this.settings = settings;
        this.events = events;
    }

    /** Sends a code to whoever has this number, known or not: the answer does not tell which (AT-38). */
    public void sendCode(Phone phone, HttpServletRequest request) {
        var index = accounts.index(phone);
        codes.count(index, request.getRemoteAddr());
        var code = Token.digits();
        codes.keep(index, code);
        var way = post.getIfAvailable();
        if (way == null) throw new Refused("短信还没有接通，请联系居委会");
        way.send(phone, code);
    }

    /** The person with this number, if the code is the one that was sent to it. */
    public Optional<PersonId> proves(Phone phone, String code) {
        if (!holds(phone, code)) return Optional.empty();
        return Optional.of(accounts.of(phone));
    }

    /** Whether whoever asks has the telephone with this number at hand; nobody is made known by it. */
    public boolean holds(Phone phone, String code) {
        return codes.spend(accounts.index(phone), code);
    }

    /** Whose number it is: for showing it masked to themselves, or for the audited look of somebody on duty. */
    @Transactional(readOnly = true)
    public Phone phone(PersonId person) {
        return accounts.phone(person);
    }

    /** The same, or nothing for whoever never gave one, as most of the demonstration's cast. */
    @Transactional(readOnly = true)
    public Optional<Phone> number(PersonId person) {
        return accounts.number(person);
    }

    /** Whose number it is, for whoever may look for people by it and enters that they did; nobody is made known by it. */
    @Transactional(readOnly = true)
    public Optional<PersonId> known(Phone phone) {
        return accounts.find(phone);
    }

    /** Whether a way to somebody's mobile phone is connected. */
    public boolean canSendCodes() {
        return post.getIfAvailable() != null;
    }

    /** By a code: as a resident. */
    public void enter(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        enter(person, Proof.CODE, request, response);
    }

    /** The token is told once, to the browser; an older session of the same browser ends. */
    public void enter(PersonId person, Proof proof, HttpServletRequest request, HttpServletResponse response) {
        sessions.close(Sessions.hash(request));
        var token = Token.secret();
        var browser = Browser.label(request.getHeader(HttpHeaders.USER_AGENT));
        sessions.open(OpenSessions.hash(token), person, proof, browser);
        audit.record(
                Actor.self(person.value()),
                proof == Proof.CODE ? "identity.enter" : "identity.enter-as-staff",
                person.subject());
        events.publishEvent(new Entered(person));
        Sessions.tell(token, proof == Proof.CODE ? MONTH : settings.absolute(), request, response);
        renewForms(request, response);
    }

    /** The same session under a new name, for somebody who proved once more who they are (AT-37). */
    void rename(HttpServletRequest request, HttpServletResponse response) {
        var token = Token.secret();
        if (!sessions.rename(Sessions.hash(request), OpenSessions.hash(token))) return;
        Sessions.tell(token, settings.absolute(), request, response);
        renewForms(request, response);
    }

    /** Every session of theirs ends, on every device. */
    public void leaveEverywhere(PersonId person) {
        sessions.endOthers(person, "");
    }

    /** Nobody can come in as them any more, and their number is nobody's. */
    public void erase(PersonId person) {
        sessions.endOthers(person, "");
        accounts.erase(person);
    }

    public void leave(HttpServletRequest request, HttpServletResponse response) {
        sessions.close(Sessions.hash(request));
        Sessions.tell("", Duration.ZERO, request, response);
    }

    /** The forms of the page that answers this request carry the new token already. */
    private void renewForms(HttpServletRequest request, HttpServletResponse response) {
        var fresh = tokens.generateToken(request);
        tokens.saveToken(fresh, request, response);
        new XorCsrfTokenRequestAttributeHandler().handle(request, response, () -> fresh);
    }
}
