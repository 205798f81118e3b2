package shequtong.web;

import jakarta.servlet.ServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.InitBinderDataBinderFactory;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestDataBinderFactory;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/**
 * What people type arrives as words and is read by the form itself, which says what is wrong with it. What cannot even be
 * put into a form (a choice that no page offers, letters for a number that the page wrote) comes from no page of ours: it
 * is refused here, and no desk ever sees half a form.
 */
@Component
class Binding implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RequestMappingHandlerAdapter() {
            @Override
            protected InitBinderDataBinderFactory createDataBinderFactory(List<InvocableHandlerMethod> binders) {
                return new Whole(binders, this);
            }
        };
    }

    private static final class Whole extends ServletRequestDataBinderFactory {

        Whole(List<InvocableHandlerMethod> binders, RequestMappingHandlerAdapter adapter) {
            super(binders, adapter.getWebBindingInitializer());
        }

        @Override
        protected ServletRequestDataBinder createBinderInstance(
                @Nullable Object target, String name, NativeWebRequest request) {
            return new ExtendedServletRequestDataBinder(target, name) {
                @Override
                public void construct(ServletRequest asked) {
                    super.construct(asked);
                    if (getBindingResult().hasErrors()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
                }
            };
        }
    }
}
