job "x" {
  datacenters = ["\q", "\x4", "\400", "\uD8", "\U00110000", "\xzz"]
  group "g" { task "t" { driver = "mock" } }
}
