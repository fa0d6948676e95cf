extension BenchPeer {
  /// simdjson has no program of its own: one that does the job is compiled against it.
  static func simdjson(_ place: BenchPlace) -> BenchPeer? {
    let source = place.folder + "/simdjson.cpp"
    let program = place.folder + "/simdjson"
    guard write(reading, to: source), compile(source, program, place) else { return nil }
    return BenchPeer(
      name: "simdjson", jobs: [.single],
      command: { _, place in Shell.quoted(program) + " " + Shell.quoted(place.records) },
      tellsTime: true)
  }

  private static func compile(_ source: String, _ program: String, _ place: BenchPlace) -> Bool {
    Shell.output(
      "c++ -O3 -march=native -std=c++17 -o \(Shell.quoted(program)) \(Shell.quoted(source)) "
        + "-lsimdjson 2>" + Shell.quoted(place.log)) != nil
  }

  /// On demand, with the fields in the order in which the data has them: its fastest way.
  private static let reading = #"""
    #include <simdjson.h>
    #include <chrono>
    #include <cmath>
    #include <cstdio>
    #include <ctime>
    using namespace simdjson;

    int main(int, char **arguments) {
      const auto start = std::chrono::steady_clock::now();
      long long price = 0, usage = 0;
      size_t names = 0;
      ondemand::parser parser;
      padded_string text = padded_string::load(arguments[1]);
      ondemand::document_stream records = parser.iterate_many(text, 1 << 20);
      for (auto each : records) {
        ondemand::object record = each.get_object();
        for (const char *name :
             {"productName", "productCategory", "accountSid", "startDate", "endDate"}) {
          names += std::string_view(record.find_field(name).get_string()).size();
        }
        ondemand::object volume = record.find_field("usage").get_object();
        usage += (long long)volume.find_field("amount").get_uint64_in_string();
        names += std::string_view(volume.find_field("unit").get_string()).size();
        ondemand::object cost = record.find_field("price").get_object();
        price += std::llround(double(cost.find_field("amount").get_double()) * 100000);
        names += std::string_view(cost.find_field("currency").get_string()).size();
      }
      const std::chrono::duration<double, std::milli> wall =
          std::chrono::steady_clock::now() - start;
      std::printf("%f %f %lld %lld\n", wall.count(), 1e3 * std::clock() / CLOCKS_PER_SEC, price,
                  usage);
      return names == 0;
    }

    """#
}
