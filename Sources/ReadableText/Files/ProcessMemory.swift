internal import CProcess

/// The memory of the process, where it goes on for long or has done something large.
package enum ProcessMemory {
    /// Gives back to the system what is freed and not used again soon: the C library keeps it else.
    package static func giveBack() { cprocess_return_memory() }

    /// Lets all threads share two pools of memory, so that what one has freed others use. To be called before there are
    /// threads.
    package static func sharePools() { cprocess_share_pools(2) }
}
