package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Nomad 1.1's command line printed of the same answers, space for space. */
class RecordedLayoutsTest extends StubTest {

  @Test
  void parameterizedJob() {
    agent()
        .with(
            "/v1/jobs",
            """
            [{"ID": "mail"}]
            """,
            """
            [{"ID": "mail/dispatch-1795401980-2ee38015", "ParentID": "mail", "Status": "dead"},
             {"ID": "mail/other", "ParentID": "", "Status": "dead"}]
            """)
        .with(
            "/v1/job/mail",
            """
            {"ID": "mail", "Name": "mail", "SubmitTime": 1795401980328000000, "Type": "batch",
             "Priority": 50, "Datacenters": ["dc1"], "Namespace": "default", "Status": "running",
             "ParameterizedJob":
               {"Payload": "optional", "MetaRequired": ["to"], "MetaOptional": null}}
            """)
        .with("/v1/job/mail/evaluations", "[]")
        .with("/v1/job/mail/allocations", "[]")
        .with("/v1/job/mail/deployment", "null")
        .with(
            "/v1/job/mail/summary",
            """
            {"JobID": "mail", "Children": {"Pending": 0, "Running": 0, "Dead": 1}}
            """);

    assertThat(run("job", "status", "mail").out())
        .isEqualTo(
            """
            ID            = mail
            Name          = mail
            Submit Date   = 2026-11-23T02:46:20Z
            Type          = batch
            Priority      = 50
            Datacenters   = dc1
            Namespace     = default
            Status        = running
            Periodic      = false
            Parameterized = true

            Parameterized Job
            Payload           = optional
            Required Metadata = to
            Optional Metadata = <none>

            Parameterized Job Summary
            Pending  Running  Dead
            0        0        1

            Dispatched Jobs
            ID                                 Status
            mail/dispatch-1795401980-2ee38015  dead
            """);
  }

  @Test
  void jobsOfAllKinds() {
    agent()
        .with(
            "/v1/jobs",
            """
            [{"ID": "example-windows", "Type": "service", "Priority": 50, "Status": "dead",
              "Stop": true, "SubmitTime": 1795401967000000000},
             {"ID": "mail", "Type": "batch", "ParameterizedJob": true, "Priority": 50,
              "Status": "running", "SubmitTime": 1795401980000000000},
             {"ID": "nightly", "Type": "batch", "Periodic": true, "Priority": 50,
              "Status": "running", "SubmitTime": 1795401981000000000}]
            """);

    assertThat(run("status").out())
        .isEqualTo(
            """
            ID               Type                 Priority  Status          Submit Date
            example-windows  service              50        dead (stopped)  2026-11-23T02:46:07Z
            mail             batch/parameterized  50        running         2026-11-23T02:46:20Z
            nightly          batch/periodic       50        running         2026-11-23T02:46:21Z
            """);
  }

  @Test
  void evaluationThatIsBlocked() {
    agent()
        .with("/v1/evaluations", "[{\"ID\": \"d863c427-0000-0000-0000-000000000000\"}]")
        .with(
            "/v1/evaluation/d863c427-0000-0000-0000-000000000000",
            """
            {"ID": "d863c427-0000-0000-0000-000000000000", "Status": "blocked",
             "StatusDescription": "created to place remaining allocations", "Type": "service",
             "TriggeredBy": "queued-allocs", "Priority": 50, "FailedTGAllocs": {"cache":
               {"NodesEvaluated": 1, "NodesFiltered": 1, "ClassFiltered": {"general": 1},
                "ConstraintFiltered": {"${attr.kernel.name} = windows": 1},
                "CoalescedFailures": 2}}}
            """);

    assertThat(run("eval", "status", "d863c427").out())
        .isEqualTo(
            """
            ID                 = d863c427
            Create Time        = N/A
            Modify Time        = N/A
            Status             = blocked
            Status Description = created to place remaining allocations
            Type               = service
            TriggeredBy        = queued-allocs
            Priority           = 50
            Placement Failures = N/A - In Progress

            Failed Placements
            Task Group "cache" (failed to place 3 allocations):
              * Class "general": 1 nodes excluded by filter
              * Constraint "${attr.kernel.name} = windows": 1 nodes excluded by filter

            """);
  }

  @Test
  void evaluationThatLeftARemainder() {
    agent()
        .with("/v1/evaluations", "[{\"ID\": \"5c7d7a58-0000-0000-0000-000000000000\"}]")
        .with(
            "/v1/evaluation/5c7d7a58-0000-0000-0000-000000000000",
            """
            {"ID": "5c7d7a58-0000-0000-0000-000000000000", "Status": "complete",
             "Type": "service", "TriggeredBy": "job-register", "JobID": "example-windows",
             "Priority": 50, "BlockedEval": "d863c427-0000-0000-0000-000000000000",
             "FailedTGAllocs": {"cache": {"NodesEvaluated": 1, "NodesExhausted": 1,
               "ClassExhausted": {"general": 1}, "DimensionExhausted": {"memory": 1}}}}
            """);

    assertThat(run("eval", "status", "5c7d7a58").out())
        .isEqualTo(
            """
            ID                 = 5c7d7a58
            Create Time        = N/A
            Modify Time        = N/A
            Status             = complete
            Status Description = complete
            Type               = service
            TriggeredBy        = job-register
            Job ID             = example-windows
            Priority           = 50
            Placement Failures = true

            Failed Placements
            Task Group "cache" (failed to place 1 allocation):
              * Resources exhausted on 1 nodes
              * Class "general" exhausted on 1 nodes
              * Dimension "memory" exhausted on 1 nodes

            Evaluation "d863c427" waiting for additional capacity to place remainder
            """);
  }

  @Test
  void nodeWithItsMachine() {
    agent()
        .with("/v1/nodes", "[{\"ID\": \"" + NODE + "\"}]")
        .with(
            "/v1/node/" + NODE,
            """
            {"ID": "%s", "Name": "solo", "NodeClass": "general", "Datacenter": "dc1",
             "SchedulingEligibility": "eligible", "Status": "ready",
             "Drivers": {"raw_exec": {"Detected": true, "Healthy": true},
               "docker": {"Detected": true, "Healthy": true}, "java": {"Detected": false}},
             "NodeResources": {"Cpu": {"CpuShares": 4000}, "Memory": {"MemoryMB": 4096},
               "Disk": {"DiskMB": 76800}},
             "Events": [
               {"Message": "Node registered", "Subsystem": "Cluster",
                "Timestamp": "2026-11-23T02:44:09Z"},
               {"Message": "Node marked as eligible for scheduling", "Subsystem": "Cluster",
                "Timestamp": "2026-11-23T02:44:32Z"}]}
            """
                .formatted(NODE))
        .with(
            "/v1/node/" + NODE + "/allocations",
            """
            [{"ID": "7abfdd2b-0000", "ClientStatus": "running", "AllocatedResources": {"Tasks":
               {"redis": {"Cpu": {"CpuShares": 400}, "Memory": {"MemoryMB": 256}}},
               "Shared": {"DiskMB": 300}}},
             {"ID": "bb8bd884-0000", "ClientStatus": "complete", "AllocatedResources": {"Tasks":
               {"redis": {"Cpu": {"CpuShares": 400}, "Memory": {"MemoryMB": 256}}},
               "Shared": {"DiskMB": 300}}}]
            """)
        .with(
            "/v1/client/allocation/7abfdd2b-0000/stats",
            """
            {"Tasks": {"redis": {"ResourceUsage": {"CpuStats": {"TotalTicks": 28.9},
              "MemoryStats": {"RSS": 237568, "Usage": 0}}}}}
            """)
        .with(
            "/v1/client/stats",
            """
            {"Uptime": 4544, "CPUTicksConsumed": 2996.7,
             "Memory": {"Total": 25769803776, "Used": 2040109466, "Available": 22548578304,
               "Free": 21474836480},
             "CPU": [{"CPU": "cpu0", "User": 7.216, "System": 8.25, "Idle": 83.51}],
             "DiskStats": [{"Device": "/dev/vda", "Mountpoint": "/", "Size": 270582939648,
               "Used": 26843545600, "Available": 82678120448, "UsedPercent": 24.54,
               "InodesUsedPercent": 2.82}]}
            """);

    assertThat(run("node", "status", "-stats", "86801203").out())
        .startsWith(
            """
            ID              = 86801203-63b7-1f71-ef30-0789bd939d04
            Name            = solo
            Class           = general
            DC              = dc1
            Drain           = false
            Eligibility     = eligible
            Status          = ready
            CSI Controllers = <none>
            CSI Drivers     = <none>
            Uptime          = 1h15m44s
            Host Volumes    = <none>
            CSI Volumes     = <none>
            Driver Status   = docker,raw_exec

            Node Events
            Time                  Subsystem  Message
            2026-11-23T02:44:32Z  Cluster    Node marked as eligible for scheduling
            2026-11-23T02:44:09Z  Cluster    Node registered

            Allocated Resources
            CPU           Memory           Disk
            400/4000 MHz  256 MiB/4.0 GiB  300 MiB/75 GiB

            Allocation Resource Utilization
            CPU          Memory
            28/4000 MHz  232 KiB/4.0 GiB

            Host Resource Utilization
            CPU            Memory          Disk
            2997/4000 MHz  1.9 GiB/24 GiB  25 GiB/252 GiB

            CPU Stats
            CPU    = cpu0
            User   = 7.22%
            System = 8.25%
            Idle   = 83.51%

            Memory Stats
            Total     = 24 GiB
            Available = 21 GiB
            Used      = 1.9 GiB
            Free      = 20 GiB

            Disk Stats
            Device         = /dev/vda
            MountPoint     = /
            Size           = 252 GiB
            Used           = 25 GiB
            Available      = 77 GiB
            Used Percent   = 24.54%
            Inodes Percent = 2.82%

            Allocations
            """);
  }

  @Test
  void filesOfAnAllocation() {
    agent()
        .with("/v1/allocations", "[{\"ID\": \"" + ALLOCATION + "\"}]")
        .with("/v1/client/fs/stat/" + ALLOCATION, "{\"IsDir\": true}")
        .with(
            "/v1/client/fs/ls/" + ALLOCATION,
            """
            [{"Name": "alloc", "IsDir": true, "Size": 4096, "FileMode": "drwxrwxrwx",
              "ModTime": "2026-11-23T02:45:16.123Z"},
             {"Name": "notes", "IsDir": false, "Size": 5, "FileMode": "-rw-r--r--",
              "ModTime": "2026-11-23T02:45:16Z"}]
            """);

    assertThat(run("alloc", "fs", "0415f8b1").out())
        .isEqualTo(
            """
            Mode        Size     Modified Time         Name
            drwxrwxrwx  4.0 KiB  2026-11-23T02:45:16Z  alloc/
            -rw-r--r--  5 B      2026-11-23T02:45:16Z  notes
            """);
  }

  @Test
  void tasksInTheOrderInWhichTheyBegin() {
    agent()
        .with("/v1/allocations", "[{\"ID\": \"" + ALLOCATION + "\"}]")
        .with(
            "/v1/allocation/" + ALLOCATION,
            """
            {"ID": "%s", "Name": "example.cache[2]", "TaskGroup": "cache",
             "Job": {"TaskGroups": [{"Name": "cache", "Tasks": [
               {"Name": "redis"},
               {"Name": "setup", "Lifecycle": {"Hook": "prestart"}},
               {"Name": "log", "Lifecycle": {"Hook": "prestart", "Sidecar": true}}]}]},
             "TaskStates": {
               "redis": {"State": "running", "Events": [{"Type": "Started", "Time":
                 1795401936000000000}]},
               "log": {"State": "running"},
               "setup": {"State": "dead"}}}
            """
                .formatted(ALLOCATION));

    assertThat(run("alloc", "status", "-short", "0415f8b1").out())
        .endsWith(
            """
            Tasks
            Name   State    Last Event  Time                  Lifecycle
            setup  dead     <none>      <none>                prestart
            log    running  <none>      <none>                prestart sidecar
            redis  running  Started     2026-11-23T02:45:36Z  main
            """);
    assertThat(run("alloc", "status", "0415f8b1").out())
        .contains("Task \"setup\" (prestart) is \"dead\"", "Task \"redis\" is \"running\"");
  }

  @Test
  void events() {
    agent().with("/v1/event/stream", "{}\n{\"Index\": 7}\n{}\n");

    assertThat(run("event", "stream", "-topic", "Job", "-topic=Node:*", "-index", "3").out())
        .isEqualTo("{\"Index\": 7}\n");
    assertThat(agent().requests())
        .extracting(request -> request.query())
        .containsExactly("index=3&topic=Job&topic=Node%3A*");
  }

  /** Whoever may register a job must not rule the terminals of those who look at it. */
  @Test
  void controlCharactersAreWrittenOut() {
    agent().with("/v1/jobs", "[{\"ID\": \"a\\u001b[2Jb\", \"Type\": \"x\\ny\"}]");

    assertThat(run("status").out())
        .isEqualTo(
            """
            ID         Type  Priority  Status  Submit Date
            a\\x1b[2Jb  x\\ny  0         <none>  N/A
            """);
  }

  @Test
  void servers() {
    agent()
        .with("/v1/status/leader", "\"127.0.0.1:34647\"")
        .with(
            "/v1/agent/members",
            """
            {"Members": [{"Name": "solo.global", "Addr": "127.0.0.1", "Port": 34648,
              "Status": "alive", "ProtocolCur": 2, "Tags": {"build": "1.1.0", "dc": "dc1",
                "region": "global", "port": "34647"}}]}
            """);

    assertThat(run("server", "members").out())
        .isEqualTo(
            """
            Name         Address    Port   Status  Leader  Protocol  Build  Datacenter  Region
            solo.global  127.0.0.1  34648  alive   true    2         1.1.0  dc1         global
            """);
  }

  @Test
  void allocationsThatWillBePlacedAnew() {
    agent()
        .with("/v1/jobs", "[{\"ID\": \"example\"}]")
        .with("/v1/job/example", "{\"ID\": \"example\"}")
        .with("/v1/job/example/summary", "{}")
        .with("/v1/job/example/deployment", "null")
        .with(
            "/v1/job/example/evaluations",
            """
            [{"ID": "5c7d7a58-0000", "Status": "pending", "WaitUntil": "2030-01-01T00:00:00Z"},
             {"ID": "d863c427-0000", "Status": "complete", "WaitUntil": "2030-01-01T00:00:00Z"}]
            """)
        .with(
            "/v1/job/example/allocations",
            """
            [{"ID": "1", "TaskGroup": "cache", "FollowupEvalID": "5c7d7a58-0000"},
             {"ID": "2", "TaskGroup": "web", "FollowupEvalID": "d863c427-0000"}]
            """);

    assertThat(run("job", "status", "example").out())
        .containsPattern(
            """
            Future Rescheduling Attempts
            Task Group  Eval ID   Eval Time
            cache       5c7d7a58  \\S+ from now

            Allocations
            """);
  }
}
