#include "batch/ordered_work.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace hearsay {
namespace {

constexpr std::size_t kLinesForEachThread = 8;
constexpr std::size_t kMostBytes = std::size_t{64} << 20U;

/// Lines in order, from being read until their answers are written.
class Queue {
 public:
  explicit Queue(std::size_t most_lines) : most_lines_(most_lines) {}

  struct Job {
    WorkLine line;
    std::string answer;
    bool done = false;
  };

  /// Waits for room. False: the work has ended.
  bool put(WorkLine line) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      return ended_ || jobs_.empty() ||
             (jobs_.size() < most_lines_ && bytes_ < kMostBytes);
    });
    if (ended_) return false;
    bytes_ += line.bytes.size();
    jobs_.push_back(std::make_shared<Job>(Job{std::move(line), {}, false}));
    changed_.notify_all();
    return true;
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  /// The next line that no thread has; null when there will be none.
  std::shared_ptr<Job> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ended_ || closed_ || taken_ < jobs_.size(); });
    if (ended_ || taken_ >= jobs_.size()) return nullptr;
    return jobs_[taken_++];
  }

  void finish(Job& job, std::string answer) {
    const std::lock_guard lock(mutex_);
    job.answer = std::move(answer);
    job.done = true;
    changed_.notify_all();
  }

  struct Answer {
    std::string text;
    bool waiting = false;  ///< the one behind it is not there yet
  };

  /// The answer to the first line that has none written; nothing at the end.
  std::optional<Answer> first_answer() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      return ended_ || (jobs_.empty() ? closed_ : jobs_.front()->done);
    });
    if (ended_ || jobs_.empty()) return std::nullopt;
    const std::shared_ptr<Job> job = std::move(jobs_.front());
    jobs_.pop_front();
    --taken_;
    bytes_ -= job->line.bytes.size();
    changed_.notify_all();
    return Answer{std::move(job->answer), jobs_.empty() || !jobs_.front()->done};
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t most_lines_;
  std::deque<std::shared_ptr<Job>> jobs_;
  std::size_t taken_ = 0;  ///< of jobs_, from the front
  std::size_t bytes_ = 0;
  bool closed_ = false;  ///< no more lines
  bool ended_ = false;   ///< nobody wants answers
};

void answer_lines(Queue& queue, const WorkEnds& ends) {
  const auto answer = ends.make_answer();
  while (const auto job = queue.take()) queue.finish(*job, answer(job->line));
}

void write_answers(Queue& queue, const WorkEnds& ends) {
  while (const auto answer = queue.first_answer()) {
    if (!ends.write(answer->text, answer->waiting)) return queue.end();
  }
}

}  // namespace

void work_in_order(const WorkEnds& ends, std::size_t threads) {
  Queue queue(threads * kLinesForEachThread);
  std::exception_ptr unreadable;
  {
    std::vector<std::jthread> all;
    for (std::size_t i = 0; i < threads; ++i)
      all.emplace_back([&] { answer_lines(queue, ends); });
    all.emplace_back([&] { write_answers(queue, ends); });
    try {
      for (auto line = ends.next(); line && queue.put(std::move(*line));)
        line = ends.next();
    } catch (...) {
      unreadable = std::current_exception();
    }
    queue.close();
  }
  if (unreadable) std::rethrow_exception(unreadable);
}

}  // namespace hearsay
