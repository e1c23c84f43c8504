package dev.erga.engine.enqueue;

/**
 * What a method reference says.
 *
 * @param type the binary name of the class on its left side, as javac inferred it
 * @param method the method's name
 * @param descriptor the method's parameters and result, as the class file spells them
 */
record MethodReference(String type, String method, String descriptor) {

    /** As it stands in the source. */
    @Override
    public String toString() {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1) + "::" + method;
    }
}
