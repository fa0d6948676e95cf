import TerminalUI
import Testing

@testable import CursesDriver

@Suite struct MailboxTests {
  @Test func aMessageWakesTheLoopOnceItIsThere() throws {
    let pipe = try WakePipe()
    let mailbox = Mailbox<String>(wake: pipe.writer)
    mailbox.post(.answer("done", ticket: 3))
    mailbox.finish(3)
    let tickets = mailbox.takeAll().map { event -> Int in
      switch event {
      case .answer(_, let ticket): return ticket
      case .finished(let ticket): return -ticket
      default: return 0
      }
    }
    #expect(tickets == [3, -3])
    #expect(mailbox.takeAll().isEmpty)
  }

  @Test func cancellationIsSeenUntilTheWorkEnds() throws {
    let pipe = try WakePipe()
    let mailbox = Mailbox<String>(wake: pipe.writer)
    mailbox.cancel(1)
    #expect(mailbox.isCancelled(1))
    #expect(!mailbox.isCancelled(2))
    mailbox.finish(1)
    #expect(!mailbox.isCancelled(1))
  }

  @Test func messagesOfManyThreadsAllArrive() async throws {
    let pipe = try WakePipe()
    let mailbox = Mailbox<Int>(wake: pipe.writer)
    await withTaskGroup(of: Void.self) { group in
      for sender in 0..<8 {
        group.addTask { for _ in 0..<500 { mailbox.post(.answer(sender, ticket: sender)) } }
      }
    }
    #expect(mailbox.takeAll().count == 4000)
  }
}
