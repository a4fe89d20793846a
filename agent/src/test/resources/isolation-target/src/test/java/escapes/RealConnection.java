package escapes;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/** Reaches through the isolation, to see what happens when somebody does. */
final class RealConnection {
    private RealConnection() {}

    static Connection behind(Connection logical) throws ReflectiveOperationException {
        return (Connection) field(field(Proxy.getInvocationHandler(logical), "session"), "connection");
    }

    private static Object field(Object object, String name) throws ReflectiveOperationException {
        Field field = object.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }
}
