extension BenchPeer {
  /// simdjson has no program of its own: one that does the job is compiled against it.
  static func simdjson(_ place: BenchPlace) -> BenchPeer? {
    let source = place.folder + "/simdjson.cpp"
    let program = place.folder + "/simdjson"
    guard write(reading, to: source), compile(source, program, place) else { return nil }
    return BenchPeer(
      name: "simdjson", jobs: [.single, .shuffled, .mixed, .irregular],
      command: { job, place in
        let isOrdered = job == .single || job == .shuffled
        return [program, place.records(of: job), isOrdered ? "ordered" : "any"]
          .map(Shell.quoted).joined(separator: " ")
      },
      tellsTime: true)
  }

  private static func compile(_ source: String, _ program: String, _ place: BenchPlace) -> Bool {
    Shell.output(
      "c++ -O3 -march=native -std=c++17 -o \(Shell.quoted(program)) \(Shell.quoted(source)) "
        + "-lsimdjson 2>" + Shell.quoted(place.log)) != nil
  }

  /// On demand; with the fields in the order in which the data has them, its fastest way, where
  /// they have one.
  private static let reading = #"""
    #include <simdjson.h>
    #include <chrono>
    #include <cmath>
    #include <cstdio>
    #include <ctime>
    using namespace simdjson;

    template <bool ordered> static auto field(ondemand::object &from, const char *name) {
      return ordered ? from.find_field(name) : from.find_field_unordered(name);
    }

    template <bool ordered>
    static size_t sum(const char *path, long long &price, long long &usage) {
      size_t names = 0;
      ondemand::parser parser;
      padded_string text = padded_string::load(path);
      ondemand::document_stream records = parser.iterate_many(text, 1 << 20);
      for (auto each : records) {
        ondemand::object record = each.get_object();
        for (const char *name :
             {"productName", "productCategory", "accountSid", "startDate", "endDate"}) {
          names += std::string_view(field<ordered>(record, name).get_string()).size();
        }
        ondemand::object volume = field<ordered>(record, "usage").get_object();
        usage += (long long)field<ordered>(volume, "amount").get_uint64_in_string();
        names += std::string_view(field<ordered>(volume, "unit").get_string()).size();
        ondemand::object cost = field<ordered>(record, "price").get_object();
        price += std::llround(double(field<ordered>(cost, "amount").get_double()) * 100000);
        names += std::string_view(field<ordered>(cost, "currency").get_string()).size();
      }
      return names;
    }

    int main(int, char **arguments) {
      const auto start = std::chrono::steady_clock::now();
      long long price = 0, usage = 0;
      const size_t names = arguments[2][0] == 'o' ? sum<true>(arguments[1], price, usage)
                                                  : sum<false>(arguments[1], price, usage);
      const std::chrono::duration<double, std::milli> wall =
          std::chrono::steady_clock::now() - start;
      std::printf("%f %f %lld %lld\n", wall.count(), 1e3 * std::clock() / CLOCKS_PER_SEC, price,
                  usage);
      return names == 0;
    }

    """#
}
