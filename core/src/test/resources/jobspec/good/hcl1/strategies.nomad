job "strategies" {
  datacenters = ["dc1"]
  update { stagger = "10s" max_parallel = 2 }
  group "g" {
    restart { attempts = 10 interval = "5m" delay = "25s" mode = "delay" }
    ephemeral_disk { size = 500 sticky = true migrate = true }
    reschedule { attempts = 3 interval = "1h" unlimited = false delay_function = "constant" }
    task "t" {
      driver = "mock"
      constraint { attribute = "${attr.cpu.arch}" operator = "=" value = "amd64" }
      logs { max_files = 3 max_file_size = 2 }
      resources { cpu = 50 memory = 32 }
    }
  }
}
