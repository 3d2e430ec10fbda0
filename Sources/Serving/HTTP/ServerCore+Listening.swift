internal import CMicroHTTPD

/// What the library calls, in the types that it calls it with.
extension ServerCore {
    /// What the library is given. It retains this object until ``forget(_:)``.
    func listener() -> cmicrohttpd_listener {
        // Safe: the context is this object, retained for as long as the library may call; exchanges are retained from
        // the beginning of a request to its end, which the library tells of once.
        unsafe cmicrohttpd_listener(
            context: Unmanaged.passRetained(self).toOpaque(),
            began: { context, target, connection, socket in
                guard let core = unsafe ServerCore.of(context), let connection = unsafe connection,
                    let target = unsafe target
                else { return nil }
                let bytes = Array(unsafe String(cString: target).utf8)
                let exchange = unsafe core.began(bytes, Connection(connection, core.library), socket)
                return unsafe Unmanaged.passRetained(exchange).toOpaque()
            },
            came: { context, _, method, data, size, request in
                guard let core = unsafe ServerCore.of(context), let request = unsafe request,
                    let method = unsafe method, let size = unsafe size
                else { return 0 }
                let exchange = unsafe Unmanaged<Exchange>.fromOpaque(request).takeUnretainedValue()
                let part = unsafe UnsafeRawBufferPointer(start: data, count: size.pointee)
                let goesOn = unsafe core.came(exchange, String(cString: method), part)
                unsafe size.pointee = 0
                return goesOn ? 1 : 0
            },
            ended: { context, request in
                guard let core = unsafe ServerCore.of(context), let request = unsafe request else { return }
                core.ended(unsafe Unmanaged<Exchange>.fromOpaque(request).takeRetainedValue())
            },
            opened: { context, socket, isClosed in
                guard let core = unsafe ServerCore.of(context) else { return }
                if isClosed != 0 {
                    core.connections.close(socket)
                } else {
                    core.connections.open(socket, seconds: core.limits.requestSeconds)
                }
            })
    }

    /// Lets go of what the library was given.
    func forget(_ listener: cmicrohttpd_listener) {
        guard let context = unsafe listener.context else { return }
        unsafe Unmanaged<ServerCore>.fromOpaque(context).release()
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> ServerCore? {
        guard let context = unsafe context else { return nil }
        return unsafe Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
    }
}
