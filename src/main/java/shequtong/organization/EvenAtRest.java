package shequtong.organization;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a resident whose membership rests may still do: mend it, move out, read their notices. Every other step that
 * writes is refused at the door, so that a board which forgets to ask is guarded too.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface EvenAtRest {}
