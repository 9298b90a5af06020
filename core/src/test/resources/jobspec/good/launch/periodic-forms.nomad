# What stands in five, six and seven fields.
job "periodic-forms" {
  datacenters = ["dc1"]
  type        = "batch"

  periodic {
    crons = [
      "@daily",
      "@HOURLY",
      "0 9 L * ?",
      "0 9 15W * *",
      "0 9 * JAN,feb MON#2",
      "0 9 * * 5L",
      "0 9 * * 0",
      "0 9 * * 7",
      "5-10/2 9 * * *",
      "0 9 1 1 * 2030",
      "30 0 9 1 1 * 2030-2040",
    ]
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
