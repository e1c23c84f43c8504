package dev.erga.benchmarks.wildfly;

import dev.erga.benchmarks.measure.Desk;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes an order as the body of a POST, one at a time. A GET says that it is open. */
@WebServlet("/desk")
@DeclareRoles(Viewer.ROLE)
public class DeskServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    transient ErgaInWildFly contender;

    @Resource
    transient ManagedThreadFactory threads;

    private transient Desk desk;

    @PostConstruct
    void open() {
        desk = new Desk(contender, threads);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().println("open");
    }

    @Override
    protected synchronized void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String order = request.getReader().readLine();
        response.setCharacterEncoding("UTF-8");
        response.getWriter().println(desk.answer(order));
    }
}
