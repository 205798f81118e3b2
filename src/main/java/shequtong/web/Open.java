package shequtong.web;

/** Routes that may be asked for without signing in, made known as a bean by the module that answers them. */
public record Open(String... paths) {}
