package shequtong.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import shequtong.audit.Watch;
import shequtong.identity.PersonId;
import shequtong.identity.Proof;
import shequtong.identity.StaffDoor;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Here.Capacity;
import shequtong.web.About;
import shequtong.web.Place.Face;
import shequtong.web.Shell;

/**
 * Asks everybody who comes to /c/{code}/… or /d/{area}/… once per request who they are there, before any controller is
 * reached: a controller that forgets to ask is guarded too. Strangers are told that there is nothing here.
 */
@Component
class AtTheDoor implements HandlerInterceptor, HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Areas areas;
    private final Posts posts;
    private final Entrances entrances;
    private final Watch watch;
    private final Observing observing;
    private final ObjectProvider<Errand> errands;

    AtTheDoor(
            Areas areas,
            Posts posts,
            Entrances entrances,
            Watch watch,
            Observing observing,
            ObjectProvider<Errand> errands) {
        this.areas = areas;
        this.posts = posts;
        this.entrances = entrances;
        this.watch = watch;
        this.observing = observing;
        this.errands = errands;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path))
            throw new Missing(request.getRequestURI());
        var desk = !path.containsKey("code");
        if (desk && !Proof.staff()) return led(request, response);
        var person = person();
        var homes = entrances.homes(person);
        var held = posts.of(person);
        var viewer = path.get("code") instanceof String code
                ? here(person, areas.at(code), homes, held)
                : duty(person, areas.at(String.valueOf(path.get("area"))), held);
        if (viewer instanceof Here here && !here.mayWrite() && !READING.contains(request.getMethod()))
            refuse(here, handler);
        if (viewer instanceof Here here && !here.resides() && !Proof.staff()) return led(request, response);
        if (viewer.area().closed() && !READING.contains(request.getMethod()))
            throw new Refused("“" + viewer.area().label() + "”已经撤并，这里的内容留着给大家看，不能再写了");
        request.setAttribute(Viewer.class.getName(), viewer);
        if (viewer instanceof Here here && here.looksIn())
            watch.seen(
                    here.actor(),
                    "organization.observe",
                    new Subject("organization.area", here.community().id()));
        if (request.getMethod().equals("GET") && Observing.looksIn(viewer, held))
            About.tell(request, it -> observing.opened(viewer, it));
        if (request.getHeader("HX-Request") == null) frame(viewer, homes, held).into(request);
        return true;
    }

    private static void refuse(Here here, Object handler) {
        if (here.rest() == null) throw new Forbidden("观察模式只能看，不能发言或操作");
        if (handler instanceof HandlerMethod it
                && (it.hasMethodAnnotation(EvenAtRest.class) || it.getBeanType().isAnnotationPresent(EvenAtRest.class)))
            return;
        throw new Forbidden(here.rest());
    }

    /** A code by short message is not enough for whoever acts for others or looks in from above (threat 8). */
    private static boolean led(HttpServletRequest request, HttpServletResponse response) {
        StaffDoor.lead(request, response);
        return false;
    }

    /** Who lives here acts as a resident, though they hold a post as well (R11). */
    private Here here(PersonId person, Area community, List<Belongs.Home> homes, List<Posts.Post> held) {
        if (community.kind() != Area.Kind.COMMUNITY) throw new Missing(community);
        var home = homes.stream().filter(it -> it.community() == community.id()).findFirst();
        if (home.isPresent())
            return new Here(
                    person, Capacity.RESIDENT, community, null, home.get().rest());
        var work = held.stream()
                .filter(it -> it.area() == community.id())
                .map(Posts.Post::mandate)
                .filter(Objects::nonNull)
                .filter(it -> it.position().work() == Position.Work.COMMUNITY)
                .findFirst();
        if (work.isPresent()) return new Here(person, Capacity.STAFF, community, work.get());
        var looks = posts.looksInto(person, community);
        if (looks.isPresent()) return new Here(person, looks.get(), community, null);
        if (entrances.lived(person, community))
            throw new Forbidden("您已经不是" + community.label() + "的居民了，这里的内容不能再看和写。弄错了？请联系" + community.committee());
        throw posts.lookedInto(person, community)
                .<RuntimeException>map(it -> Ended.right(community, it))
                .orElseGet(() -> new Missing(community));
    }

    private Duty duty(PersonId person, Area area, List<Posts.Post> held) {
        return held.stream()
                .filter(it -> it.area() == area.id())
                .map(Posts.Post::mandate)
                .filter(Objects::nonNull)
                .findFirst()
                .map(it -> new Duty(person, it, area))
                .orElseThrow(() -> posts.held(person, area)
                        .<RuntimeException>map(it -> Ended.post(area, it))
                        .orElseGet(() -> new Missing(area)));
    }

    private Shell.Frame frame(Viewer viewer, List<Belongs.Home> homes, List<Posts.Post> held) {
        var others = homes.size() + held.size() < 2
                ? List.<Shell.Choice>of()
                : entrances.of(homes, held).stream()
                        .map(it -> new Shell.Choice(
                                it.label(), it.path(), viewer.path("").equals(it.path())))
                        .toList();
        return switch (viewer) {
            case Here here ->
                new Shell.Frame(
                        Face.RESIDENT,
                        here.path(""),
                        here.community().label(),
                        here.community().above(),
                        here.capacity().name(),
                        here.mandate() == null
                                ? here.capacity().label()
                                : here.mandate().position().label(),
                        null,
                        0,
                        others,
                        here.looksIn() ? looking(here, held) : null);
            case Duty duty ->
                new Shell.Frame(
                        Face.DESK,
                        duty.path(""),
                        duty.area().label(),
                        duty.area().above(),
                        duty.mandate().position().name(),
                        duty.mandate().body().name() + "·"
                                + duty.mandate().position().label(),
                        posts.officer(duty.person()).orElse(""),
                        0,
                        others,
                        null);
        };
    }

    private Shell.Looking looking(Here here, List<Posts.Post> held) {
        var back = held.stream()
                .filter(it -> it.mandate() != null)
                .findFirst()
                .map(it -> new Shell.Choice("回工作台", "/d/" + it.slug(), false));
        return new Shell.Looking(
                here.capacity() == Capacity.INSPECTOR ? "督查模式：只看，不发言" : "观察模式：只看，不发言",
                errands.stream()
                        .flatMap(it -> it.onward(here.person()).stream())
                        .findFirst()
                        .or(() -> back)
                        .orElse(null));
    }

    private static PersonId person() {
        var who = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        return (PersonId) Objects.requireNonNull(who.getPrincipal());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/c/**", "/d/**").order(0);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Viewer.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return request.getAttribute(Viewer.class.getName(), RequestAttributes.SCOPE_REQUEST);
    }
}
