job "commas" {
  datacenters = ["dc1", "dc2",],
  meta {
    a = "1",
    b = "2",
  },
  group "g" {
    count = 2,
    task "t" {
      driver = "mock",
    },
  },
}
