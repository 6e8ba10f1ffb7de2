import Hummingbird
public func makeRouter() -> Router<BasicRequestContext> {
    let router = Router()
    router.get("/plain") { _, _ in "ok" }
    return router
}
