package dev.espalier.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.util.Ec2Utils;
import ai.djl.util.Utils;
import java.lang.reflect.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineSetupTest {

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void nothingIsSentAnywhere(EngineChoice engine) throws ReflectiveOperationException {
        Compute compute = EngineSetup.load(engine, new ComputeDevice.Cpu());
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
        assertThat(Utils.isOfflineMode()).isTrue();
        // What DJL's trainers and predictors call to report their use; it notes the time of every report.
        Ec2Utils.callHome(compute.engine());
        Field lastReport = Ec2Utils.class.getDeclaredField("lastCheckIn");
        lastReport.setAccessible(true);
        assertThat(lastReport.getLong(null)).isZero();
    }
}
