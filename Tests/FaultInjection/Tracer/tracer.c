// tracer [--report FILE] [--seconds N] [--fail KIND:N:ERROR | --short KIND:N | --kill N] -- PROGRAM [ARGUMENT...]
//
// Runs a program and holds it at each of its system calls that can fail. One of them is made to fail without being made, is
// given half as many bytes to read or write, or is where the program is killed. Calls are counted from the program's own
// first instruction: what the dynamic loader does before is not the program's. Threads are counted together, in the order
// in which they call.
//
// The report, a line each, its fields parted by tabs:
//
//     call      KIND  N     WHAT         each call, where nothing is asked for but counting
//     injected  KIND  N     WHAT         the one that was meddled with
//     exit      CODE                     how the program ended: one of these three
//     signal    NUMBER
//     hung
//
// Exits with 0 where the program was run, 77 where the system does not let it be traced, 64 and 71 where that is a mistake.

#if defined(__linux__) && defined(__x86_64__)

#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

/// What a call is about, which says what its arguments mean in the report.
enum subject { nothing, path_first, path_second, descriptor_first };

struct call {
    long number;
    const char *kind;
    enum subject subject;
};

/// The calls that are counted, by what an error in them means. Those that cannot fail, or whose failure nobody could
/// heed, are not here: close, munmap, futex, clocks, signals.
static const struct call calls[] = {
    {SYS_open, "open", path_first},
    {SYS_openat, "open", path_second},
    {SYS_creat, "open", path_first},
    {SYS_read, "read", descriptor_first},
    {SYS_pread64, "read", descriptor_first},
    {SYS_readv, "readv", descriptor_first},
    {SYS_preadv, "readv", descriptor_first},
    {SYS_write, "write", descriptor_first},
    {SYS_pwrite64, "write", descriptor_first},
    {SYS_writev, "writev", descriptor_first},
    {SYS_pwritev, "writev", descriptor_first},
    {SYS_fsync, "sync", descriptor_first},
    {SYS_fdatasync, "sync", descriptor_first},
    {SYS_rename, "rename", path_first},
    {SYS_renameat, "rename", path_second},
    {SYS_renameat2, "rename", path_second},
    {SYS_link, "link", path_first},
    {SYS_linkat, "link", path_second},
    {SYS_symlink, "link", path_first},
    {SYS_symlinkat, "link", path_first},
    {SYS_unlink, "unlink", path_first},
    {SYS_unlinkat, "unlink", path_second},
    {SYS_rmdir, "unlink", path_first},
    {SYS_mkdir, "mkdir", path_first},
    {SYS_mkdirat, "mkdir", path_second},
    {SYS_stat, "stat", path_first},
    {SYS_lstat, "stat", path_first},
    {SYS_newfstatat, "stat", path_second},
    {SYS_statx, "stat", path_second},
    {SYS_access, "stat", path_first},
    {SYS_faccessat, "stat", path_second},
    {SYS_faccessat2, "stat", path_second},
    {SYS_fstat, "fstat", descriptor_first},
    {SYS_fstatfs, "fstat", descriptor_first},
    {SYS_readlink, "readlink", path_first},
    {SYS_readlinkat, "readlink", path_second},
    {SYS_getdents64, "list", descriptor_first},
    {SYS_getcwd, "folder", nothing},
    {SYS_chdir, "folder", path_first},
    {SYS_mmap, "map", nothing},
    {SYS_brk, "memory", nothing},
    {SYS_mremap, "memory", nothing},
    {SYS_ftruncate, "size", descriptor_first},
    {SYS_truncate, "size", path_first},
    {SYS_fallocate, "size", descriptor_first},
    {SYS_lseek, "seek", descriptor_first},
    {SYS_fcntl, "lock", descriptor_first},
    {SYS_flock, "lock", descriptor_first},
    {SYS_dup, "descriptor", descriptor_first},
    {SYS_dup2, "descriptor", descriptor_first},
    {SYS_dup3, "descriptor", descriptor_first},
    {SYS_pipe2, "descriptor", nothing},
    {SYS_eventfd2, "event", nothing},
    {SYS_epoll_create1, "event", nothing},
    {SYS_timerfd_create, "event", nothing},
    {SYS_epoll_ctl, "event", nothing},
    {SYS_epoll_wait, "event", nothing},
    {SYS_socketpair, "descriptor", nothing},
    {SYS_memfd_create, "descriptor", nothing},
    {SYS_fchmod, "mode", descriptor_first},
    {SYS_chmod, "mode", path_first},
    {SYS_fchmodat, "mode", path_second},
    {SYS_fchown, "owner", descriptor_first},
    {SYS_utimensat, "times", path_second},
    {SYS_socket, "socket", nothing},
    {SYS_connect, "connect", descriptor_first},
    {SYS_bind, "bind", descriptor_first},
    {SYS_getsockopt, "option", descriptor_first},
    {SYS_setsockopt, "option", descriptor_first},
    {SYS_getsockname, "option", descriptor_first},
    {SYS_getpeername, "option", descriptor_first},
    {SYS_sendto, "send", descriptor_first},
    {SYS_sendmsg, "sendv", descriptor_first},
    {SYS_sendmmsg, "sendv", descriptor_first},
    {SYS_recvfrom, "receive", descriptor_first},
    {SYS_recvmsg, "receivev", descriptor_first},
    {SYS_poll, "poll", nothing},
    {SYS_ppoll, "poll", nothing},
    {SYS_clone, "thread", nothing},
    {SYS_clone3, "thread", nothing},
    {SYS_getrandom, "random", nothing},
    {SYS_sched_getaffinity, "processors", nothing},
};

static const struct {
    const char *name;
    int number;
} errors[] = {
    {"EACCES", EACCES},
    {"EAGAIN", EAGAIN},
    {"ECONNREFUSED", ECONNREFUSED},
    {"ECONNRESET", ECONNRESET},
    {"EINTR", EINTR},
    {"EIO", EIO},
    {"EMFILE", EMFILE},
    {"ENOLCK", ENOLCK},
    {"ENOMEM", ENOMEM},
    {"ENOSPC", ENOSPC},
    {"ENOSYS", ENOSYS},
    {"EPERM", EPERM},
    {"ETIMEDOUT", ETIMEDOUT},
};

enum what { counting, failing, shortening, killing };

static enum what what = counting;
static char kind[32];
static long wanted;
static int error;
static FILE *report;
static pid_t program;
static volatile sig_atomic_t hangs;

static void give_up(int code, const char *words) {
    fprintf(stderr, "tracer: %s\n", words);
    if (program > 0) kill(program, SIGKILL);
    exit(code);
}

static void out_of_time(int number) {
    (void)number;
    hangs = 1;
    if (program > 0) kill(program, SIGKILL);
}

static int number_of(const char *name) {
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (strcmp(errors[i].name, name) == 0) return errors[i].number;
    give_up(64, "unknown error");
    return 0;
}

/// Reads `KIND:N` or `KIND:N:ERROR`.
static void read_place(const char *text, bool has_error) {
    char name[16] = "";
    int fields = sscanf(text, "%31[a-z]:%ld:%15[A-Z]", kind, &wanted, name);
    if (fields != (has_error ? 3 : 2) || wanted < 1) give_up(64, "not a place: KIND:N or KIND:N:ERROR");
    if (has_error) error = number_of(name);
}

/// Some bytes of the program's memory, as a text in one line.
static void text_at(pid_t thread, unsigned long address, char *text, size_t size) {
    struct iovec here = {text, size - 1};
    // Up to the end of the page at first, since the next one may not be there.
    size_t first = 4096 - address % 4096;
    if (first < here.iov_len) here.iov_len = first;
    struct iovec there = {(void *)address, here.iov_len};
    ssize_t count = process_vm_readv(thread, &here, 1, &there, 1, 0);
    if (count < 0) count = 0;
    if ((size_t)count == first && first < size - 1 && memchr(text, 0, count) == NULL) {
        struct iovec rest = {text + count, size - 1 - count}, further = {(void *)(address + count), size - 1 - count};
        ssize_t more = process_vm_readv(thread, &rest, 1, &further, 1, 0);
        if (more > 0) count += more;
    }
    text[count] = 0;
    for (char *c = text; *c; c++)
        if ((unsigned char)*c < ' ') *c = '?';
}

static void describe(pid_t thread, const struct call *call, const __uint64_t *arguments, char *text, size_t size) {
    text[0] = 0;
    switch (call->subject) {
    case path_first: text_at(thread, arguments[0], text, size); break;
    case path_second:
        text_at(thread, arguments[1], text, size);
        if (text[0]) break;
        // An empty path: the descriptor itself.
        // fall through
    case descriptor_first: {
        char link[64];
        snprintf(link, sizeof link, "/proc/%d/fd/%d", thread, (int)arguments[0]);
        ssize_t count = readlink(link, text, size - 1);
        text[count > 0 ? count : 0] = 0;
        break;
    }
    case nothing: break;
    }
}

/// The kind of a call, which for some depends on its arguments; NULL for calls that are not counted.
static const char *kind_of(const struct call *call, const __uint64_t *arguments) {
    switch (call->number) {
    case SYS_mmap: return arguments[3] & MAP_ANONYMOUS ? "memory" : "map";
    case SYS_newfstatat: return (arguments[3] & 0x1000 /* AT_EMPTY_PATH */) ? "fstat" : "stat";
    case SYS_fcntl:
        switch (arguments[1]) {
        case F_SETLK: case F_SETLKW: case 37: case 38: return "lock";
        case F_DUPFD: case F_DUPFD_CLOEXEC: return "descriptor";
        default: return NULL;
        }
    case SYS_brk: return arguments[0] == 0 ? NULL : "memory";
    default: return call->kind;
    }
}

static void set_registers(pid_t thread, struct user_regs_struct *registers) {
    if (ptrace(PTRACE_SETREGS, thread, 0, registers) != 0 && errno != ESRCH) give_up(71, "cannot set registers");
}

/// Meddles with a call before it is made. Returns whether its result has to be set at its end.
static bool meddle(pid_t thread, const struct call *call) {
    struct user_regs_struct registers;
    if (what == killing) {
        kill(program, SIGKILL);
        return false;
    }
    if (ptrace(PTRACE_GETREGS, thread, 0, &registers) != 0) return false;
    if (what == shortening) {
        bool has_length = call->number == SYS_read || call->number == SYS_pread64 || call->number == SYS_write
            || call->number == SYS_pwrite64 || call->number == SYS_sendto || call->number == SYS_recvfrom;
        if (has_length && registers.rdx > 1) registers.rdx /= 2;
        set_registers(thread, &registers);
        return false;
    }
    registers.orig_rax = -1;
    set_registers(thread, &registers);
    return true;
}

struct counter {
    const char *kind;
    long count;
};

static long counted(const char *name) {
    static struct counter counters[64];
    for (size_t i = 0; i < sizeof counters / sizeof *counters; i++) {
        if (counters[i].kind == NULL) counters[i].kind = name;
        if (strcmp(counters[i].kind, name) == 0) return ++counters[i].count;
    }
    give_up(71, "too many kinds");
    return 0;
}

/// A call is about to be made. Returns whether it is not, and its result has to be set.
static bool enter(pid_t thread, const struct __ptrace_syscall_info *info) {
    static long total;
    static bool done;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        if (calls[i].number != (long)info->entry.nr) continue;
        const char *name = kind_of(&calls[i], info->entry.args);
        if (name == NULL) return false;
        long place = counted(name);
        total++;
        bool is_here = what == killing ? total == wanted : what != counting && place == wanted && strcmp(name, kind) == 0;
        if (done || (what != counting && !is_here)) return false;
        char text[4096];
        describe(thread, &calls[i], (const __uint64_t *)info->entry.args, text, sizeof text);
        fprintf(report, "%s\t%s\t%ld\t%s\n", what == counting ? "call" : "injected", name, place, text);
        if (what == counting) return false;
        done = true;
        return meddle(thread, &calls[i]);
    }
    return false;
}

/// Lets the program run up to its own first instruction.
static void reach_entry(void) {
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/auxv", program);
    int file = open(name, O_RDONLY | O_CLOEXEC);
    Elf64_auxv_t entry = {0};
    while (file >= 0 && read(file, &entry, sizeof entry) == sizeof entry && entry.a_type != AT_ENTRY) {}
    if (file < 0 || entry.a_type != AT_ENTRY) give_up(77, "skipped: where the program begins cannot be told");
    close(file);
    unsigned long address = entry.a_un.a_val;
    errno = 0;
    long before = ptrace(PTRACE_PEEKTEXT, program, address, 0);
    if (errno != 0) give_up(77, "skipped: the program's memory cannot be read");
    ptrace(PTRACE_POKETEXT, program, address, (before & ~0xFFL) | 0xCC);
    ptrace(PTRACE_CONT, program, 0, 0);
    int status;
    if (waitpid(program, &status, __WALL) < 0 || !WIFSTOPPED(status) || WSTOPSIG(status) != SIGTRAP)
        give_up(71, "the program ended before it began");
    struct user_regs_struct registers;
    ptrace(PTRACE_GETREGS, program, 0, &registers);
    registers.rip = address;
    set_registers(program, &registers);
    ptrace(PTRACE_POKETEXT, program, address, before);
}

/// The threads that are known, and whether the call under way in each was not made.
static struct thread {
    pid_t number;
    bool fails;
} threads[1024];

static struct thread *known(pid_t number, bool *is_new) {
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        if (threads[i].number == number) return &threads[i];
        if (threads[i].number != 0) continue;
        threads[i].number = number;
        *is_new = true;
        return &threads[i];
    }
    give_up(71, "too many threads");
    return NULL;
}

/// Follows the program to its end, and returns how it ended.
static int follow(void) {
    bool is_new = false;
    known(program, &is_new);
    ptrace(PTRACE_SYSCALL, program, 0, 0);
    while (true) {
        int status;
        pid_t number = waitpid(-1, &status, __WALL);
        if (number < 0 && errno == EINTR) continue;
        if (number < 0) give_up(71, "the program is lost");
        if (!WIFSTOPPED(status)) {
            if (number == program) return status;
            continue;
        }
        is_new = false;
        struct thread *thread = known(number, &is_new);
        int given = 0, stop = WSTOPSIG(status);
        if (stop == (SIGTRAP | 0x80)) {
            struct __ptrace_syscall_info info;
            if (ptrace(PTRACE_GET_SYSCALL_INFO, number, sizeof info, &info) > 0) {
                if (info.op == PTRACE_SYSCALL_INFO_ENTRY) {
                    thread->fails = enter(number, &info);
                } else if (info.op == PTRACE_SYSCALL_INFO_EXIT && thread->fails) {
                    thread->fails = false;
                    struct user_regs_struct registers;
                    if (ptrace(PTRACE_GETREGS, number, 0, &registers) == 0) {
                        registers.rax = -error;
                        set_registers(number, &registers);
                    }
                }
            }
        } else if (status >> 16 == 0 && !(is_new && stop == SIGSTOP)) {
            given = stop;  // A signal of the program's own; a new thread begins with one of ours.
        }
        ptrace(PTRACE_SYSCALL, number, 0, given);
    }
}

int main(int count, char **arguments) {
    int next = 1, seconds = 60;
    report = stderr;
    for (; next + 1 < count && strcmp(arguments[next], "--") != 0; next += 2) {
        const char *name = arguments[next], *value = arguments[next + 1];
        if (strcmp(name, "--report") == 0) {
            report = fopen(value, "we");
            if (report == NULL) give_up(64, "the report cannot be written");
        } else if (strcmp(name, "--seconds") == 0) {
            seconds = atoi(value);
        } else if (strcmp(name, "--fail") == 0) {
            what = failing;
            read_place(value, true);
        } else if (strcmp(name, "--short") == 0) {
            what = shortening;
            read_place(value, false);
        } else if (strcmp(name, "--kill") == 0) {
            what = killing;
            wanted = atol(value);
        } else {
            give_up(64, "unknown option");
        }
    }
    if (next + 1 >= count || strcmp(arguments[next], "--") != 0) give_up(64, "no program after --");

    // Whoever starts this may hold signals back; neither the alarm nor the program should miss any.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    program = fork();
    if (program == 0) {
        if (ptrace(PTRACE_TRACEME, 0, 0, 0) != 0) _exit(77);
        raise(SIGSTOP);
        execv(arguments[next + 1], arguments + next + 1);
        _exit(127);
    }
    int status;
    if (program < 0) give_up(71, "no process");
    if (waitpid(program, &status, 0) != program || !WIFSTOPPED(status)) give_up(77, "skipped: tracing is not allowed here");
    long options = PTRACE_O_EXITKILL | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_TRACESYSGOOD;
    if (ptrace(PTRACE_SETOPTIONS, program, 0, options) != 0) give_up(77, "skipped: tracing is not allowed here");
    ptrace(PTRACE_CONT, program, 0, 0);
    if (waitpid(program, &status, 0) != program || !WIFSTOPPED(status)) give_up(64, "the program cannot be started");
    reach_entry();
    signal(SIGALRM, out_of_time);
    alarm(seconds);
    status = follow();
    if (hangs) fprintf(report, "hung\n");
    else if (WIFSIGNALED(status)) fprintf(report, "signal\t%d\n", WTERMSIG(status));
    else fprintf(report, "exit\t%d\n", WEXITSTATUS(status));
    return fclose(report) == 0 ? 0 : 71;
}

#else

#include <stdio.h>

int main(void) {
    fprintf(stderr, "tracer: skipped: calls are traced on Linux and x86-64 alone\n");
    return 77;
}

#endif
