package shequtong.identity;

import static org.springframework.http.HttpHeaders.SET_COOKIE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.kernel.Refused;
import shequtong.kernel.Token;

/** Coming in and going out. A session is opened by this and by nothing else, and always under a new name (AT-37). */
@Service
@Transactional
public class SignIn {

    private final Accounts accounts;
    private final Codes codes;
    private final ObjectProvider<SendsCode> post;
    private final CsrfTokenRepository tokens;
    private final Audit audit;

    SignIn(Accounts accounts, Codes codes, ObjectProvider<SendsCode> post, CsrfTokenRepository tokens, Audit audit) {
        this.accounts = accounts;
        this.codes = codes;
        this.post = post;
        this.tokens = tokens;
        this.audit = audit;
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
        if (!codes.spend(accounts.index(phone), code)) return Optional.empty();
        return Optional.of(accounts.of(phone));
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

    /** Whether a way to somebody's mobile phone is connected. */
    public boolean canSendCodes() {
        return post.getIfAvailable() != null;
    }

    /** The token is told once, to the browser; an older session of the same browser ends. */
    public void enter(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        Sessions.token(request).map(Accounts::hash).ifPresent(accounts::close);
        var token = Token.secret();
        accounts.open(Accounts.hash(token), person);
        audit.record(Actor.self(person.value()), "identity.enter", person.subject());
        response.addHeader(SET_COOKIE, Sessions.cookie(token, request).build().toString());
        tokens.saveToken(tokens.generateToken(request), request, response);
    }

    public void leave(HttpServletRequest request, HttpServletResponse response) {
        Sessions.token(request).map(Accounts::hash).ifPresent(accounts::close);
        response.addHeader(
                SET_COOKIE,
                Objects.requireNonNull(
                        Sessions.cookie("", request).maxAge(0).build().toString()));
    }
}
