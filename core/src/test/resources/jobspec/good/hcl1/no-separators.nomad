job "no-separators" { datacenters = ["dc1"] type = "batch" priority = 70
  group "g" { count = 2 task "t" { driver = "mock" kill_timeout = "7s" leader = true } } }
