#if defined(__linux__)
#define _GNU_SOURCE
#endif

#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/auxv.h>
#endif

#if defined(__linux__)
const int cprocess_without_name = O_TMPFILE;
const int cprocess_as_place = O_PATH | O_DIRECTORY;
#else
const int cprocess_without_name = 0;
const int cprocess_as_place = 0;
#endif

static int argument_count = -1;
static char **arguments;

// The C libraries of GNU and of Apple hand main's arguments to constructors too. No file is read for them: without
// /proc they are there all the same.
#if defined(__GLIBC__) || defined(__APPLE__)
__attribute__((constructor)) static void keep_arguments(int count, char **values) {
    argument_count = count;
    arguments = values;
}
#endif

int cprocess_argument_count(void) { return argument_count; }

const char *cprocess_argument(int index) { return index < argument_count ? arguments[index] : ""; }

const char *cprocess_program(void) {
#if defined(__linux__)
    return (const char *)getauxval(AT_EXECFN);
#else
    return NULL;
#endif
}

// A table of fixed size, so that a handler finds it as it is at any moment.
enum { places = 64 };
static struct {
    atomic_int is_taken;
    int folder;
    int is_folder;
    // Set last, and taken out by whoever removes the name: once.
    _Atomic(char *) name;
} table[places];

int cprocess_remember(int folder, const char *name, int is_folder) {
    char *copy = strdup(name);
    if (!copy) return -1;
    for (int place = 0; place < places; place++) {
        int is_taken = 0;
        if (!atomic_compare_exchange_strong(&table[place].is_taken, &is_taken, 1)) continue;
        table[place].folder = folder;
        table[place].is_folder = is_folder;
        atomic_store(&table[place].name, copy);
        return place;
    }
    free(copy);
    return -1;
}

void cprocess_forget(int place) {
    if (place < 0) return;
    free(atomic_exchange(&table[place].name, NULL));
    atomic_store(&table[place].is_taken, 0);
}

static void remove_all(void) {
    // Files before the folders in which they lie.
    for (int folders = 0; folders <= 1; folders++) {
        for (int place = 0; place < places; place++) {
            if (!atomic_load(&table[place].name) || table[place].is_folder != folders) continue;
            // Not freed: a handler may not, and the process ends.
            char *name = atomic_exchange(&table[place].name, NULL);
            if (name) unlinkat(table[place].folder, name, folders ? AT_REMOVEDIR : 0);
        }
    }
}

// The terminal whose keys come one by one, and what it was like before.
static atomic_int keyed = -1;
static struct termios as_it_was;

int cprocess_single_keys(int terminal) {
    struct termios mode;
    if (atomic_load(&keyed) >= 0 || tcgetattr(terminal, &mode) != 0) return -1;
    as_it_was = mode;
    mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    // A run that is stopped would leave the terminal so to the shell.
    mode.c_cc[VSUSP] = _POSIX_VDISABLE;
    mode.c_cc[VMIN] = 1;
    mode.c_cc[VTIME] = 0;
    atomic_store(&keyed, terminal);
    if (tcsetattr(terminal, TCSANOW, &mode) == 0) return 0;
    cprocess_restore_terminal();
    return -1;
}

void cprocess_restore_terminal(void) {
    // Once, whoever comes first: the end of the work or a signal.
    int terminal = atomic_exchange(&keyed, -1);
    if (terminal >= 0) tcsetattr(terminal, TCSANOW, &as_it_was);
}

static atomic_int held;
static atomic_int waiting;
static atomic_int ends_well;

// Calls nothing but what POSIX lets a handler call.
static void end(int number) {
    int error = errno;
    if (atomic_load(&held) > 0) {
        atomic_store(&waiting, number);
    } else {
        cprocess_restore_terminal();
        remove_all();
        if (atomic_load(&ends_well) && (number == SIGINT || number == SIGTERM)) _exit(0);
        // The signal itself ends the process, as whoever waits for it expects: when this handler returns.
        struct sigaction action = {.sa_handler = SIG_DFL};
        sigemptyset(&action.sa_mask);
        sigaction(number, &action, NULL);
        raise(number);
    }
    errno = error;
}

void cprocess_clean_up_on_signals(void) {
    static const int numbers[] = {
        SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM, SIGTERM, SIGXCPU, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2,
    };
    // A parent's thread may have held them back; who wants a signal not to count ignores it.
    sigset_t ours;
    sigemptyset(&ours);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        sigaddset(&ours, numbers[i]);
        struct sigaction action;
        if (sigaction(numbers[i], NULL, &action) != 0 || action.sa_handler != SIG_DFL) continue;
        action.sa_handler = end;
        action.sa_flags = SA_RESTART;
        sigfillset(&action.sa_mask);
        sigaction(numbers[i], &action, NULL);
    }
    pthread_sigmask(SIG_UNBLOCK, &ours, NULL);
    atexit(remove_all);
    atexit(cprocess_restore_terminal);
}

// What a handler says and how it ends: set before it is in force.
static const char *words_of_cut_files;
static int code_of_cut_files;

static void end_of_cut_file(int number, siginfo_t *information, void *context) {
    (void)context;
    // A page behind the end of its file; all else is a defect, and ends as it does without this handler.
    if (information->si_code == BUS_ADRERR) {
        cprocess_restore_terminal();
        remove_all();
        // Whether anybody reads it changes nothing.
        ssize_t written = write(STDERR_FILENO, words_of_cut_files, strlen(words_of_cut_files));
        (void)written;
        _exit(code_of_cut_files);
    }
    signal(number, SIG_DFL);
    raise(number);
}

void cprocess_tell_of_cut_files(const char *words, int code) {
    words_of_cut_files = words;
    code_of_cut_files = code;
    struct sigaction action = {.sa_flags = SA_SIGINFO | SA_NODEFER};
    action.sa_sigaction = end_of_cut_file;
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, NULL);
}

void cprocess_end_well(void) { atomic_store(&ends_well, 1); }

void cprocess_hold_signals(void) { atomic_fetch_add(&held, 1); }

void cprocess_release_signals(void) {
    if (atomic_fetch_sub(&held, 1) != 1) return;
    int number = atomic_exchange(&waiting, 0);
    if (number) raise(number);
}

#ifdef __GLIBC__
#include <malloc.h>

void cprocess_return_memory(void) { malloc_trim(0); }
void cprocess_share_pools(int pools) { mallopt(M_ARENA_MAX, pools); }
#else
void cprocess_return_memory(void) {}
void cprocess_share_pools(int pools) { (void)pools; }
#endif
